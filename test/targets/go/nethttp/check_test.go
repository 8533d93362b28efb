// Package app uses the adapter of a generated module against real servers.
package app

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"net/url"
	"strings"
	"testing"
	"time"

	"example.com/shop"
	"example.com/shop/nethttp"
	"example.com/shop/orders"
)

// serve starts a server that answers with a status, a content type and a body.
func serve(t *testing.T, status int, contentType, body string, header ...string) *httptest.Server {
	t.Helper()
	return serveFunc(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header()["Content-Type"] = nil // does not guess
		if contentType != "" {
			w.Header().Set("Content-Type", contentType)
		}
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		io.WriteString(w, body)
	})
}

func serveFunc(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server
}

func get(t *testing.T, method, address string) *http.Response {
	t.Helper()
	request, err := http.NewRequest(method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	return response
}

const busy = `{"code":3,"message":"busy"}`

func TestCheck(t *testing.T) {
	large := `{"code":0,"data":"` + strings.Repeat("x", 3<<20) + `"}`
	for _, test := range []struct {
		name, method, contentType, body string
		status                          int
		want                            string
	}{
		{"a success", "GET", "application/json", `{"code":0}`, 200, ""},
		{"problem details with the status 201", "GET", "application/problem+json; charset=utf-8", `{"code":1}`, 201, "orders: NotFound (1)"},
		{"text/json", "GET", "text/json", `{"code":1}`, 200, "orders: NotFound (1)"},
		{"an error", "POST", "application/json", `{"code":1,"message":"no"}`, 404, "orders: NotFound (1): no"},
		{"an error with the status 200", "GET", "Application/JSON; charset=utf-8", `{"code":1}`, 200, "orders: NotFound (1)"},
		{"an unknown code", "GET", "application/json", `{"code":77}`, 400, "orders: unknown error (77)"},
		{"a gateway's page", "GET", "text/html", "<html>Bad Gateway</html>", 502, "not a response of Shop: the content type is text/html"},
		{"a page in XHTML", "GET", "Application/XHTML+XML; charset=utf-8", "<html>Sign in</html>", 200, "not a response of Shop: the content type is application/xhtml+xml"},
		{"a login page", "GET", "text/html", "<html>Sign in</html>", 200, "not a response of Shop: the content type is text/html"},
		{"an empty success", "GET", "", "", 200, "not a response of Shop: the body is empty"},
		{"truncated JSON", "GET", "application/json", `{"code":`, 200, "not a response of Shop: the body is not JSON"},
		{"an error of any type", "GET", "image/png", busy, 503, "orders: Busy (3): busy"},
		{"a file", "GET", "application/octet-stream", busy, 200, ""},
		{"a part of JSON", "GET", "application/json", `{"co`, 206, ""},
		{"no content", "DELETE", "", "", 204, ""},
		{"HEAD", "HEAD", "application/json", "", 200, ""},
		{"a failed HEAD", "HEAD", "", "", 404, "not a response of Shop: the body is empty"},
		{"not modified", "GET", "", "", 304, ""},
		{"a redirect", "GET", "text/html", "<html>Moved</html>", 302, ""},
		{"a large success", "GET", "application/json", large, 200, ""},
		{"a large error", "GET", "application/json", large, 500, "not a response of Shop: the body is not JSON"},
	} {
		t.Run(test.name, func(t *testing.T) {
			response := get(t, test.method, serve(t, test.status, test.contentType, test.body).URL)
			for range 2 { // the second time, the body is not read again
				if got := text(nethttp.Check(response, orders.DecodeResponse)); got != test.want {
					t.Errorf("Check: got %q, want %q", got, test.want)
				}
			}
			body, err := io.ReadAll(response.Body)
			if err != nil || string(body) != test.body {
				t.Errorf("the body has %d bytes after Check (%v), want %d", len(body), err, len(test.body))
			}
			if got := text(nethttp.Check(response, orders.DecodeResponse)); len(test.body) < 1<<20 && got != test.want {
				t.Errorf("Check of a body that was read: got %q, want %q", got, test.want)
			}
		})
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestHeaders(t *testing.T) {
	response := get(t, "POST", serve(t, 429, "text/html", "<html>Slow down</html>", "Retry-After", "7").URL)
	err := nethttp.Check(response, orders.DecodeResponse)
	decision := shop.DecideRetry(err, shop.RetryOptions{})
	if !decision.Retry || decision.Delay != 7*time.Second || !errors.Is(err, shop.ResourceExhausted) {
		t.Errorf("got %+v for %v", decision, err)
	}
}

// The server sends the second half of a body only after the client has it.
func TestStreamsAreNotRead(t *testing.T) {
	for _, test := range []struct {
		name, contentType, first string
		length                   int
	}{
		{"events", "text/event-stream", "x", 0},
		{"JSON of unknown length", "application/json", strings.Repeat("x", 1<<20), 0},
		{"JSON of 1 MiB", "application/json", "x", 1 << 20},
	} {
		first, second := test.first, "second"
		if test.length > 0 {
			second = strings.Repeat("y", test.length-len(first))
		}
		checked := make(chan bool)
		server := serveFunc(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", test.contentType)
			if test.length > 0 {
				w.Header().Set("Content-Length", fmt.Sprint(test.length))
			}
			io.WriteString(w, first)
			w.(http.Flusher).Flush()
			<-checked
			io.WriteString(w, second)
		})
		response := get(t, "GET", server.URL)
		if err := nethttp.Check(response, orders.DecodeResponse); err != nil {
			t.Error(err)
		}
		close(checked)
		body, err := io.ReadAll(response.Body)
		if err != nil || string(body) != first+second {
			t.Errorf("%s: the body has %d bytes (%v)", test.name, len(body), err)
		}
	}
}

func TestCompressed(t *testing.T) {
	var compressed bytes.Buffer
	w := gzip.NewWriter(&compressed)
	io.WriteString(w, busy)
	w.Close()
	server := serve(t, 200, "application/json", compressed.String(), "Content-Encoding", "gzip")
	if got := text(nethttp.Check(get(t, "GET", server.URL), orders.DecodeResponse)); got != "orders: Busy (3): busy" {
		t.Errorf("decompressed by net/http: got %q", got)
	}
	request, _ := http.NewRequest("GET", server.URL, nil)
	request.Header.Set("Accept-Encoding", "gzip")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if err := nethttp.Check(response, orders.DecodeResponse); err != nil {
		t.Errorf("left to the caller: %v", err)
	}
}

// A broken body is an error with the status, and stays broken for the caller.
func TestBrokenBody(t *testing.T) {
	for _, status := range []int{200, 503} {
		server := serveFunc(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Content-Length", "99")
			w.WriteHeader(status)
			io.WriteString(w, `{"code":0`)
		})
		response := get(t, "GET", server.URL)
		err := nethttp.Check(response, orders.DecodeResponse)
		var invalid *shop.InvalidResponseError
		if !errors.As(err, &invalid) || invalid.Status != status || !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("got %v", err)
		}
		body, err := io.ReadAll(response.Body)
		if string(body) != `{"code":0` || !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("the body is %q, %v", body, err)
		}
	}
}

// A recorder counts how often a body is closed. It forgets an error that it returned.
type recorder struct {
	io.Reader
	closed int
}

func (r *recorder) Close() error { r.closed++; return nil }

type failOnce struct{ failed bool }

func (f *failOnce) Read([]byte) (int, error) {
	if f.failed {
		return 0, io.EOF
	}
	f.failed = true
	return 0, errors.New("broken")
}

func TestBodyOfAnotherTransport(t *testing.T) {
	original := &recorder{Reader: io.MultiReader(strings.NewReader("{"), new(failOnce))}
	response := &http.Response{StatusCode: 500, Body: original}
	if err := nethttp.Check(response, orders.DecodeResponse); err == nil || !strings.HasSuffix(err.Error(), "\nbroken") {
		t.Errorf("got %v", err)
	}
	if body, err := io.ReadAll(response.Body); string(body) != "{" || text(err) != "broken" {
		t.Errorf("the body is %q, %v", body, err)
	}
	handmade := &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader(busy))}
	if err := nethttp.Check(handmade, orders.DecodeResponse); !errors.Is(err, orders.CodeBusy) {
		t.Errorf("got %v", err)
	}
	if response.Body.Close(); original.closed != 1 {
		t.Errorf("closed %d times", original.closed)
	}
}

func TestTransport(t *testing.T) {
	client := &http.Client{Transport: &nethttp.Transport{Decode: orders.DecodeResponse}}
	_, err := client.Get(serve(t, 404, "application/json", `{"code":1,"message":"no"}`).URL)
	var wrapper *url.Error
	var e *shop.Error
	if !errors.As(err, &wrapper) || !errors.As(err, &e) || e.Detail != "no" || !errors.Is(err, orders.CodeNotFound) {
		t.Errorf("got %v", err)
	}
	response, err := client.Get(serve(t, 200, "application/json", `{"code":0,"id":5}`).URL)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(response.Body); string(body) != `{"code":0,"id":5}` || err != nil {
		t.Errorf("the body is %q, %v", body, err)
	}
	response.Body.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	request, _ := http.NewRequestWithContext(ctx, "GET", "http://localhost", nil)
	if _, err = client.Do(request); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	original := &recorder{Reader: strings.NewReader("<html>")}
	transport := &nethttp.Transport{Decode: orders.DecodeResponse, Base: answer{&http.Response{StatusCode: 500, Body: original}}}
	if response, err := transport.RoundTrip(request); response != nil || err == nil || original.closed != 1 {
		t.Errorf("got %v, %v, closed %d times", response, err, original.closed)
	}
}

type answer struct{ response *http.Response }

func (a answer) RoundTrip(*http.Request) (*http.Response, error) { return a.response, nil }

func TestConnectionsAreReused(t *testing.T) {
	for _, status := range []int{200, 500} {
		server := serve(t, status, "application/json", busy)
		transport := &http.Transport{}
		client := &http.Client{Transport: &nethttp.Transport{Decode: orders.DecodeResponse, Base: transport}}
		var reused []string
		ctx := httptrace.WithClientTrace(context.Background(), &httptrace.ClientTrace{
			GotConn: func(info httptrace.GotConnInfo) { reused = append(reused, fmt.Sprint(info.Reused)) },
		})
		for range 3 {
			request, _ := http.NewRequestWithContext(ctx, "GET", server.URL, nil)
			if _, err := client.Do(request); !errors.Is(err, orders.CodeBusy) {
				t.Error(err)
			}
		}
		if got := strings.Join(reused, " "); got != "false true true" {
			t.Errorf("status %d: reused: %s", status, got)
		}
		transport.CloseIdleConnections()
	}
}
