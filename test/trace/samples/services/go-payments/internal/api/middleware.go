package api

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"time"

	"example.com/payerr"
	"example.com/payerr/nethttp"
)

type key struct{ role string }

type keyOfContext struct{}

var keys = map[string]*key{"k-1": {"merchant"}, "k-2": {"admin"}, "k-3": nil}

// authenticate lets only requests with a valid key pass.
func authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		found, err := keyOf(r.Header)
		if err != nil {
			nethttp.Write(w, r, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), keyOfContext{}, found)))
	})
}

func keyOf(header http.Header) (*key, error) {
	name, ok := strings.CutPrefix(header.Get("Authorization"), "Key ")
	if !ok {
		return nil, payerr.NewUnauthenticated()
	}
	return lookUp(name)
}

func lookUp(name string) (*key, error) {
	found, ok := keys[name]
	switch {
	case !ok:
		return nil, payerr.NewUnauthenticated()
	case found == nil:
		return nil, payerr.NewKeyRevoked()
	}
	return found, nil
}

// limited lets a number of requests pass each second.
func limited(perSecond int) func(http.Handler) http.Handler {
	var mu sync.Mutex
	var second int64
	var count int
	allow := func() bool {
		mu.Lock()
		defer mu.Unlock()
		if now := time.Now().Unix(); now != second {
			second, count = now, 0
		}
		count++
		return count <= perSecond
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !allow() {
				nethttp.Write(w, r, payerr.NewRateLimited().WithRetryAfter(time.Second))
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

type serve = func(http.ResponseWriter, *http.Request) error

// admin lets only administrators pass. It is for functions that return errors.
func admin(next serve) serve {
	return func(w http.ResponseWriter, r *http.Request) error {
		if found, _ := r.Context().Value(keyOfContext{}).(*key); found == nil || found.role != "admin" {
			return payerr.NewPermissionDenied()
		}
		return next(w, r)
	}
}
