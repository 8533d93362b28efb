// Package api has the handlers of the shop.
package api

import (
	"encoding/json"
	"net/http"

	"example.com/shoperrors/common"
	"example.com/shoperrors/nethttp"

	"example.org/samples/layered/internal/service"
)

// API answers requests.
type API struct {
	orders *service.Orders
}

// Routes returns the handler of all routes.
func Routes(orders *service.Orders) http.Handler {
	api := &API{orders: orders}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /orders", api.create)
	mux.HandleFunc("GET /orders/{id}", api.get)
	mux.Handle("POST /orders/{id}/cancel", authenticate(http.HandlerFunc(api.cancel)))
	mux.HandleFunc("GET /orders", api.list)
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	return mux
}

func (a *API) create(w http.ResponseWriter, r *http.Request) {
	var draft service.Draft
	if err := json.NewDecoder(r.Body).Decode(&draft); err != nil {
		fail(w, r, common.NewValidationFailed().Wrap(err))
		return
	}
	order, err := a.orders.Place(r.Context(), draft)
	if err != nil {
		fail(w, r, err)
		return
	}
	send(w, order)
}

func (a *API) get(w http.ResponseWriter, r *http.Request) {
	order, err := a.orders.Find(r.Context(), r.PathValue("id"))
	if err != nil {
		fail(w, r, err)
		return
	}
	send(w, order)
}

func (a *API) cancel(w http.ResponseWriter, r *http.Request) {
	if err := a.orders.Cancel(r.Context(), r.PathValue("id")); err != nil {
		fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (a *API) list(w http.ResponseWriter, r *http.Request) {
	orders, err := a.orders.Recent(r.Context())
	if err != nil {
		fail(w, r, err)
		return
	}
	send(w, orders)
}

// authenticate lets requests pass that have a token.
func authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			fail(w, r, common.NewUnauthenticated())
			return
		}
		next.ServeHTTP(w, r)
	})
}

func fail(w http.ResponseWriter, r *http.Request, err error) {
	nethttp.Write(w, r, err)
}

func send(w http.ResponseWriter, body any) {
	_ = json.NewEncoder(w).Encode(body)
}
