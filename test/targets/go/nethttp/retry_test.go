package app

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"testing"
	"time"

	"example.com/shop"
	"example.com/shop/nethttp"
	"example.com/shop/orders"
)

func TestCheckRetry(t *testing.T) {
	checkRetry := nethttp.CheckRetry(orders.DecodeResponse)
	for _, test := range []struct {
		name   string
		status int
		body   string
		method string
		header []string // of the request
		retry  bool
		err    error
	}{
		{"a success", 200, `{"code":0}`, "POST", nil, false, nil},
		{"not retryable", 404, `{"code":1}`, "GET", nil, false, orders.CodeNotFound},
		{"not carried out", 429, `{"code":2}`, "POST", nil, true, orders.CodeRateLimited},
		{"may be carried out", 503, busy, "POST", nil, false, orders.CodeBusy},
		{"may be carried out twice", 503, busy, "PUT", nil, true, orders.CodeBusy},
		{"idempotent", 503, busy, "DELETE", nil, true, orders.CodeBusy},
		{"safe", 503, busy, "OPTIONS", nil, true, orders.CodeBusy},
		{"traced", 503, busy, "TRACE", nil, true, orders.CodeBusy},
		{"with a key", 503, busy, "POST", []string{"Idempotency-Key", "k"}, true, orders.CodeBusy},
		{"a gateway", 502, "<html>", "GET", nil, true, shop.Unavailable},
		{"a gateway and a PATCH", 502, "<html>", "PATCH", nil, false, shop.Unavailable},
		{"a failed HEAD", 503, "", "HEAD", nil, true, shop.Unavailable},
	} {
		t.Run(test.name, func(t *testing.T) {
			request, _ := http.NewRequest(test.method, serve(t, test.status, "application/json", test.body).URL, nil)
			for i := 0; i < len(test.header); i += 2 {
				request.Header.Set(test.header[i], test.header[i+1])
			}
			response, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			retry, err := checkRetry(context.Background(), response, nil)
			if retry != test.retry || !errors.Is(err, test.err) {
				t.Errorf("got %v, %v", retry, err)
			}
		})
	}
}

// A redirect may turn a POST into a GET, but it is the POST that would be sent again.
func TestCheckRetryOfARedirect(t *testing.T) {
	server := serveFunc(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method == "POST" {
			http.Redirect(w, r, "/", http.StatusSeeOther)
			return
		}
		w.WriteHeader(503)
	})
	response, err := http.Post(server.URL, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if retry, err := nethttp.CheckRetry(orders.DecodeResponse)(context.Background(), response, nil); retry || err == nil {
		t.Errorf("got %v, %v", retry, err)
	}
}

func TestCheckRetryWithoutResponse(t *testing.T) {
	checkRetry := nethttp.CheckRetry(orders.DecodeResponse)
	address := serveFunc(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }).URL
	tls := "https" + address[len("http"):]
	for _, test := range []struct {
		method, address string
		retry           bool
	}{
		{"GET", address, true},
		{"POST", address, false},
		{"DELETE", "http://127.0.0.1:1", true},
		{"GET", "ftp://127.0.0.1", false},
		{"GET", tls, false},
	} {
		request, _ := http.NewRequest(test.method, test.address, nil)
		_, failure := http.DefaultClient.Do(request)
		if retry, err := checkRetry(context.Background(), nil, failure); retry != test.retry || err != nil {
			t.Errorf("%s %s: got %v, %v after %v", test.method, test.address, retry, err, failure)
		}
	}
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	server := serveFunc(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", "99")
		w.Write([]byte("cut"))
	})
	retry, err := checkRetry(context.Background(), get(t, "GET", server.URL), nil)
	if !retry || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v, %v for a broken body", retry, err)
	}
	if retry, err := checkRetry(canceled, nil, &url.Error{Op: "Get", Err: &net.OpError{}}); retry || err != context.Canceled {
		t.Errorf("got %v, %v", retry, err)
	}
	if retry, err := checkRetry(context.Background(), nil, &url.Error{Op: "Get", Err: orders.CodeBusy}); !retry || err != nil {
		t.Errorf("got %v, %v for the error of a Transport", retry, err)
	}
}

func TestBackoff(t *testing.T) {
	checked := func(status int, body string, header ...string) *http.Response {
		response := get(t, "GET", serve(t, status, "application/json", body, header...).URL)
		if _, err := nethttp.CheckRetry(orders.DecodeResponse)(context.Background(), response, nil); err == nil {
			t.Error("no error")
		}
		return response
	}
	for _, test := range []struct {
		name       string
		response   *http.Response
		attempt    int
		atLeast    time.Duration
		lessOrSame time.Duration
	}{
		{"the server's delay", checked(503, busy, "Retry-After", "45"), 0, 45 * time.Second, 45 * time.Second},
		{"an error", checked(503, busy), 1, time.Second, 2 * time.Second},
		{"an error that wants a longer delay", checked(429, `{"code":2}`), 1, 2 * time.Second, 4 * time.Second},
		{"the minimum", checked(503, busy), 0, time.Second, time.Second},
		{"the maximum", checked(503, busy), 9, 20 * time.Second, 20 * time.Second},
		{"no response", nil, 2, 2 * time.Second, 4 * time.Second},
		{"a broken body", checked(200, `{"code":`), 2, 2 * time.Second, 4 * time.Second},
	} {
		got := nethttp.Backoff(time.Second, 20*time.Second, test.attempt, test.response)
		if got < test.atLeast || got > test.lessOrSame {
			t.Errorf("%s: got %v, want %v to %v", test.name, got, test.atLeast, test.lessOrSame)
		}
	}
}
