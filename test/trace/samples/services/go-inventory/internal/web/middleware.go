package web

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"example.com/inverr"
	"example.com/inverr/access"
	"example.com/inverr/nethttp"
)

type handler func(http.ResponseWriter, *http.Request) error

// wrap makes a handler of net/http.
func wrap(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			render(w, r, err)
		}
	}
}

func render(w http.ResponseWriter, r *http.Request, err error) {
	nethttp.Write(w, r, normalize(err))
}

// normalize returns an error of the catalog for any error.
func normalize(err error) error {
	var known *inverr.Error
	var code inverr.Code
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &code):
		return code
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return access.NewCancelled().Wrap(err)
	}
	return access.NewUnexpected().Wrap(err)
}

// recovered sends the error that a handler panics with.
func recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch value := recover().(type) {
			case nil:
			case *inverr.Error:
				render(w, r, value)
			default:
				render(w, r, errors.New("a handler has panicked"))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

type caller struct {
	name  string
	admin bool
}

type callerKey struct{}

// authenticated lets only requests with a valid token pass.
func authenticated(next http.Handler) http.Handler {
	return wrap(func(w http.ResponseWriter, r *http.Request) error {
		token := r.Header.Get("Authorization")
		if token == "" {
			return access.NewNoToken()
		}
		found, err := parse(token)
		if err != nil {
			return access.NewBadToken().Wrap(err)
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), callerKey{}, found)))
		return nil
	})
}

func parse(token string) (caller, error) {
	name, ok := strings.CutPrefix(token, "Bearer ")
	if !ok || name == "" {
		return caller{}, errors.New("not a bearer token")
	}
	return caller{name, name == "root"}, nil
}

// limited lets a number of requests pass each second.
func limited(perSecond int64) func(http.Handler) http.Handler {
	var second, count atomic.Int64
	return func(next http.Handler) http.Handler {
		return wrap(func(w http.ResponseWriter, r *http.Request) error {
			now := time.Now().Unix()
			if second.Swap(now) != now {
				count.Store(0)
			}
			if count.Add(1) > perSecond {
				return access.CodeTooFast
			}
			next.ServeHTTP(w, r)
			return nil
		})
	}
}

// adminOnly lets only administrators pass.
func adminOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, _ := r.Context().Value(callerKey{}).(caller); !c.admin {
			render(w, r, access.NewForbidden().With("caller", c.name))
			return
		}
		next.ServeHTTP(w, r)
	})
}
