// A service with net/http. It prints its address, and a line for each error that it sends.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"time"

	shoperr "shop.example/errors"
	"shop.example/errors/nethttp"
	"shop.example/errors/orders"
)

type handler = func(http.ResponseWriter, *http.Request) error

// sends answers with this status, content type and body.
func sends(status int, contentType, body string) handler {
	return func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Content-Type", contentType)
		w.WriteHeader(status)
		_, err := io.WriteString(w, body)
		return err
	}
}

// fails answers with the error of a function.
func fails(fail func() error) handler {
	return func(http.ResponseWriter, *http.Request) error { return fail() }
}

var handlers = map[string]handler{
	"/success": sends(200, "application/json", `{"order":"o-1"}`),
	"/module": fails(func() error {
		params := orders.OutOfStockParams{Item: "Tea “Nr. 7”", Left: 3, Card: "canary"}
		return orders.NewOutOfStock(params).Wrap(errors.New("canary")).With("hint", "canary")
	}),
	"/unknown":    sends(400, "application/json", `{"error":{"code":"failed","reason":9999,"message":"Too new."}}`),
	"/gateway":    sends(502, "text/html", "<html><h1>502 Bad Gateway</h1></html>"),
	"/limited":    fails(func() error { return shoperr.NewBusy().WithRetryAfter(7 * time.Second) }),
	"/unexpected": fails(func() error { panic("canary") }),
	"/internal":   fails(func() error { return orders.NewBadLedger() }),
}

func main() {
	options := nethttp.HandlerOptions{OnError: func(_ context.Context, record []slog.Attr, _ error) {
		for _, attr := range record {
			if attr.Key == "error.type" {
				fmt.Println(attr.Value)
			}
		}
	}}
	mux := http.NewServeMux()
	for path, handler := range handlers {
		mux.Handle(path, nethttp.Handler(handler, options))
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, nethttp.Recover(options)(mux)))
}
