// Command functional serves payments with handlers that return errors.
package main

import (
	"log"
	"net/http"

	"example.com/shoperrors/common"
	"example.com/shoperrors/nethttp"
)

type serve = func(http.ResponseWriter, *http.Request) error

func main() {
	var p provider
	mux := http.NewServeMux()
	mux.Handle("POST /orders/{id}/payment", handle(p.pay))
	mux.Handle("POST /orders/{id}/refund", handle(limited(p.refund)))
	mux.Handle("POST /orders/import", handle(importOrders))
	mux.Handle("GET /invoices/{id}", handle(limited(func(w http.ResponseWriter, r *http.Request) error {
		invoice, err := find(invoices, r.PathValue("id"), missingInvoice)
		if err != nil {
			return err
		}
		_, _ = w.Write([]byte(invoice))
		return nil
	})))
	log.Fatal(http.ListenAndServe("localhost:8080", mux))
}

func handle(next serve) http.Handler {
	return nethttp.Handler(next, nethttp.HandlerOptions{})
}

func limited(next serve) serve {
	running := make(chan struct{}, 10)
	return func(w http.ResponseWriter, r *http.Request) error {
		select {
		case running <- struct{}{}:
			defer func() { <-running }()
			return next(w, r)
		default:
			return common.NewRateLimited()
		}
	}
}
