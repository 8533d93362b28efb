package routers

import (
	"net/http"

	"example.com/shoperrors/billing"
	"example.com/shoperrors/common"
	"example.com/shoperrors/nethttp"
	"example.com/shoperrors/orders"
)

type server struct{ mux *http.ServeMux }

// Handler returns everything, with what runs before.
func Handler() http.Handler {
	s := &server{mux: http.NewServeMux()}
	s.routes()
	return denied(s.mux)
}

func (s *server) routes() {
	invoices := http.NewServeMux()
	invoices.HandleFunc("GET /{id}", func(w http.ResponseWriter, r *http.Request) {
		nethttp.Write(w, r, billing.NewInvoiceNotFound())
	})
	s.mux.Handle("/invoices/", signedIn(http.StripPrefix("/invoices", invoices)))
	s.mux.HandleFunc("POST /orders/import", func(w http.ResponseWriter, r *http.Request) {
		nethttp.Write(w, r, orders.NewInvalidQuantity())
	})
	http.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) {})
}

func denied(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Blocked") != "" {
			nethttp.Write(w, r, common.NewForbidden())
			return
		}
		next.ServeHTTP(w, r)
	})
}
