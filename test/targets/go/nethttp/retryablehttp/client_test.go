// Package client uses the adapter of a generated module with the real go-retryablehttp.
package client

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"example.com/shop"
	"example.com/shop/nethttp"
	"example.com/shop/orders"
)

func newClient() *retryablehttp.Client {
	client := retryablehttp.NewClient()
	client.CheckRetry = nethttp.CheckRetry(orders.DecodeResponse)
	client.Backoff = nethttp.Backoff
	client.RetryWaitMin, client.RetryWaitMax = time.Millisecond, 2*time.Millisecond
	client.RetryMax = 3
	client.Logger = nil
	return client
}

type reply struct {
	status     int
	body       string
	retryAfter string
}

// serve starts a server that gives one reply after the other; a status of 0 drops the connection.
func serve(t *testing.T, replies ...reply) (address string, calls *atomic.Int64) {
	calls = new(atomic.Int64)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		next := replies[min(int(calls.Add(1)), len(replies))-1]
		if next.status == 0 {
			panic(http.ErrAbortHandler)
		}
		w.Header().Set("Content-Type", "application/json")
		if next.retryAfter != "" {
			w.Header().Set("Retry-After", next.retryAfter)
		}
		w.WriteHeader(next.status)
		io.WriteString(w, next.body)
	}))
	t.Cleanup(server.Close)
	return server.URL, calls
}

func TestClient(t *testing.T) {
	busy := reply{503, `{"code":3,"message":"busy"}`, ""}
	ok := reply{200, `{"code":0,"id":5}`, ""}
	for _, test := range []struct {
		name, method string
		replies      []reply
		calls        int
		err          error
	}{
		{"a success", "POST", []reply{ok}, 1, nil},
		{"a busy server, a gateway and a broken connection", "GET", []reply{busy, {502, "<html>", ""}, {}, ok}, 4, nil},
		{"a request that may be carried out", "POST", []reply{busy, ok}, 1, orders.CodeBusy},
		{"a broken connection", "POST", []reply{{}, ok}, 1, io.EOF},
		{"an error that stays", "GET", []reply{{404, `{"code":1}`, ""}}, 1, orders.CodeNotFound},
		{"a server that stays busy", "GET", []reply{busy}, 4, orders.CodeBusy},
		{"a delay that is too long", "GET", []reply{{503, "", "3600"}, ok}, 1, shop.Unavailable},
	} {
		t.Run(test.name, func(t *testing.T) {
			address, calls := serve(t, test.replies...)
			request, err := retryablehttp.NewRequest(test.method, address, strings.NewReader("{}"))
			if err != nil {
				t.Fatal(err)
			}
			response, err := newClient().Do(request)
			if int(calls.Load()) != test.calls || !errors.Is(err, test.err) {
				t.Errorf("%d calls, %v", calls.Load(), err)
			}
			if err != nil {
				return
			}
			defer response.Body.Close()
			if body, err := io.ReadAll(response.Body); string(body) != ok.body || err != nil {
				t.Errorf("the body is %q, %v", body, err)
			}
		})
	}
}

func TestClientWaitsAsLongAsTheServerAsks(t *testing.T) {
	address, calls := serve(t, reply{429, `{"code":2}`, "1"}, reply{200, `{"code":0}`, ""})
	start := time.Now()
	response, err := newClient().StandardClient().Post(address, "application/json", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if calls.Load() != 2 || time.Since(start) < time.Second {
		t.Errorf("%d calls in %v", calls.Load(), time.Since(start))
	}
}
