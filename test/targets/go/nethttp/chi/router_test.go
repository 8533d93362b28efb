// Package router uses the adapter of a generated module with the real chi.
package router

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"example.com/shop/nethttp"
	"example.com/shop/orders"
)

func TestRouter(t *testing.T) {
	var logged []string
	options := nethttp.HandlerOptions{OnError: func(_ context.Context, record []slog.Attr, err error) {
		logged = append(logged, record[0].Value.String()+" "+err.Error())
	}}
	r := chi.NewRouter()
	r.Use(nethttp.Recover(options), middleware.Compress(5), middleware.Logger)
	r.Method("GET", "/orders/{id}", nethttp.Handler(func(_ http.ResponseWriter, r *http.Request) error {
		return orders.NewNotFound().WithDetail(chi.URLParam(r, "id"))
	}, options))
	r.Get("/panic", func(http.ResponseWriter, *http.Request) { panic("canary") })
	r.Method("GET", "/begun", nethttp.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		io.WriteString(w, "part")
		return errors.New("canary")
	}, options))
	server := httptest.NewServer(r)
	defer server.Close()

	var answers []string
	for _, path := range []string{"/orders/o-7", "/panic", "/begun"} {
		request, _ := http.NewRequest("GET", server.URL+path, nil)
		request.Header.Set("X-Request-Id", "r-1")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		response.Body.Close()
		answers = append(answers, response.Status[:4]+string(body))
	}
	if got := strings.Join(answers, "\n"); got != `404 {"code":1,"message":"o-7","id":"r-1"}
503 {"code":3,"message":"The server is busy.","id":"r-1"}
200 part` {
		t.Error(got)
	}
	if got := strings.Join(logged, "\n"); got != "shop.NotFound orders: NotFound (1): o-7\n_OTHER panic: canary\n_OTHER canary" {
		t.Error(got)
	}
}
