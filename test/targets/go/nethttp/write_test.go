package app

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"example.com/shop"
	"example.com/shop/nethttp"
	"example.com/shop/orders"
)

// request calls a server that sends an error, with some headers.
func request(t *testing.T, err error, header ...string) (response *http.Response, body string) {
	t.Helper()
	server := serveFunc(t, func(w http.ResponseWriter, request *http.Request) {
		w.Header().Set("Content-Length", "7")
		w.Header().Set("Vary", "Origin")
		w.Header().Set("Content-Type", "text/plain")
		nethttp.Write(w, request, err)
	})
	request, _ := http.NewRequest("GET", server.URL, nil)
	for i := 0; i < len(header); i += 2 {
		request.Header.Add(header[i], header[i+1])
	}
	response, failure := http.DefaultClient.Do(request)
	if failure != nil {
		t.Fatal(failure)
	}
	defer response.Body.Close()
	text, _ := io.ReadAll(response.Body)
	return response, string(text)
}

func TestWrite(t *testing.T) {
	err := fmt.Errorf("get: %w", orders.NewNotFound().Wrap(io.ErrUnexpectedEOF).WithRetryAfter(1500*time.Millisecond))
	response, body := request(t, err, "Accept-Language", "tlh, de-AT;q=0.5", "Accept-Language", "en;q=0.1", "X-Request-Id", "r-1")
	if response.StatusCode != 404 || body != `{"code":1,"message":"Nicht gefunden.","id":"r-1"}` {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	for name, want := range map[string]string{
		"Content-Type": "application/json", "Content-Language": "de", "Retry-After": "2", "X-Request-Id": "r-1",
		"Vary": "Origin,accept-language",
	} {
		if got := strings.Join(response.Header.Values(name), ","); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
	got := orders.DecodeResponse(shop.Response{Status: response.StatusCode, Header: response.Header, Body: []byte(body)})
	var e *shop.Error
	if !errors.Is(got, orders.CodeNotFound) || !errors.As(got, &e) || e.RetryAfter != 2*time.Second || e.RequestID != "r-1" {
		t.Errorf("%#v", got)
	}
}

func TestWriteUnexpected(t *testing.T) {
	for _, err := range []error{nil, io.EOF, errors.New("db-7 is down"), (*shop.Error)(nil), orders.Code(99)} {
		response, body := request(t, err, "X-Request-Id", "a b")
		id := response.Header.Get("X-Request-Id")
		if response.StatusCode != 503 || len(id) != 32 || body != `{"code":3,"message":"The server is busy.","id":"`+id+`"}` {
			t.Errorf("%v: %d %s", err, response.StatusCode, body)
		}
	}
}
