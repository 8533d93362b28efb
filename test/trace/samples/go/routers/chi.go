// Package routers has routes in groups and muxes in muxes.
package routers

import (
	"errors"
	"net/http"

	"example.com/shoperrors/common"
	"example.com/shoperrors/nethttp"
	"example.com/shoperrors/orders"
	"github.com/go-chi/chi/v5"
)

type api struct{ closed map[string]bool }

// Orders returns the routes of orders.
func Orders() http.Handler {
	a := &api{closed: map[string]bool{}}
	router := chi.NewRouter()
	router.Use(limit(100))
	router.Route("/orders", a.routes)
	router.Group(func(r chi.Router) {
		r.Use(signedIn)
		r.MethodFunc(http.MethodPost, "/orders/{id}/cancel", a.cancel)
	})
	return router
}

func (a *api) routes(r chi.Router) {
	r.Get("/", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	r.With(signedIn, valid).Post("/", a.create)
	byID := chi.NewRouter()
	byID.Get("/{id:[0-9]+}", a.get)
	r.Mount("/", byID)
}

func (a *api) create(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength > 10 {
		nethttp.Write(w, r, orders.NewOutOfStock())
	}
}

func (a *api) get(w http.ResponseWriter, r *http.Request) {
	nethttp.Write(w, r, orders.NewOrderNotFound())
}

func (a *api) cancel(w http.ResponseWriter, r *http.Request) {
	if a.closed[r.URL.Path] {
		nethttp.Write(w, r, orders.NewOrderClosed())
	}
}

func limit(most int) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if len(r.Header) > most {
				nethttp.Write(w, r, common.NewRateLimited())
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

func signedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := session(r); err != nil {
			nethttp.Write(w, r, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

var errNoToken = errors.New("no token")

func session(r *http.Request) error {
	if r.Header.Get("Authorization") == "" {
		return common.NewUnauthenticated().Wrap(errNoToken)
	}
	return nil
}

func valid(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength == 0 {
			nethttp.Write(w, r, common.NewValidationFailed())
			return
		}
		next.ServeHTTP(w, r)
	})
}
