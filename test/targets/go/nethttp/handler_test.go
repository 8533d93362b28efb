package app

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"example.com/shop"
	"example.com/shop/nethttp"
	"example.com/shop/orders"
)

// reports collects the records that a server logs, as JSON.
type reports struct {
	lines  []string
	errors []error
}

func (r *reports) options() nethttp.HandlerOptions {
	return nethttp.HandlerOptions{OnError: func(ctx context.Context, record []slog.Attr, err error) {
		var buffer bytes.Buffer
		logger := slog.New(slog.NewJSONHandler(&buffer, &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if len(groups) == 0 && (a.Key == "time" || a.Key == "level" || a.Key == "msg") {
				return slog.Attr{}
			}
			return a
		}}))
		logger.LogAttrs(ctx, slog.LevelError, "", record...)
		r.lines = append(r.lines, strings.TrimSpace(buffer.String()))
		r.errors = append(r.errors, err)
	}}
}

// answerOf sends a request to a handler and returns the response with its body.
func answerOf(t *testing.T, handler http.Handler, method string, header ...string) (*http.Response, string) {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	request, _ := http.NewRequest(method, server.URL, nil)
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		body = append(body, " and then "+err.Error()...)
	}
	return response, string(body)
}

type serveFailing func(http.ResponseWriter, *http.Request) error

func TestHandler(t *testing.T) {
	var logged reports
	handler := func(serve serveFailing) http.Handler { return nethttp.Handler(serve, logged.options()) }
	notFound := func(http.ResponseWriter, *http.Request) error {
		return fmt.Errorf("load: %w", orders.NewNotFound().Wrap(errors.New("canary")).With("attempt", 3))
	}
	response, body := answerOf(t, handler(notFound), "GET", "X-Request-Id", "r-1", "Accept-Language", "de")
	if response.StatusCode != 404 || body != `{"code":1,"message":"Nicht gefunden.","id":"r-1"}` {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	want := `{"error.type":"shop.NotFound","module":"orders","code":"1","name":"NotFound","kind":"not_found","action":"none","retryable":false,"effect":"none","request_id":"r-1","causes":[{"type":"*errors.errorString","message":"canary"}],"log":{"attempt":3}}`
	if got := strings.Join(logged.lines, "\n"); got != want {
		t.Errorf("logged %s", got)
	}
	if !errors.Is(logged.errors[0], orders.CodeNotFound) || !strings.HasPrefix(logged.errors[0].Error(), "load: ") {
		t.Errorf("got %v", logged.errors[0])
	}

	success := func(w http.ResponseWriter, _ *http.Request) error {
		_, err := io.WriteString(w, `{"code":0}`)
		return err
	}
	if response, body := answerOf(t, handler(success), "GET"); response.StatusCode != 200 || body != `{"code":0}` || len(logged.lines) != 1 {
		t.Errorf("%d %s", response.StatusCode, body)
	}
}

// Without an ID of the request or of the error, a new one is sent and logged.
func TestHandlerMakesRequestIDs(t *testing.T) {
	var logged reports
	handler := nethttp.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Content-Disposition", "attachment")
		return orders.NewNotFound()
	}, logged.options())
	response, body := answerOf(t, handler, "GET", "X-Request-Id", strings.Repeat("x", 129))
	id := response.Header.Get("X-Request-Id")
	if len(id) != 32 || body != `{"code":1,"message":"Not found.","id":"`+id+`"}` || !strings.Contains(logged.lines[0], `"request_id":"`+id+`"`) {
		t.Errorf("%v %s, logged %s", response.Header, body, logged.lines)
	}
	if other, _ := answerOf(t, handler, "GET"); other.Header.Get("X-Request-Id") == id || response.Header.Get("Content-Disposition") != "" {
		t.Errorf("%v", other.Header)
	}
}

func TestHandlerHead(t *testing.T) {
	var logged reports
	handler := nethttp.Handler(func(http.ResponseWriter, *http.Request) error { return orders.NewNotFound() }, logged.options())
	get, body := answerOf(t, handler, "GET")
	head, none := answerOf(t, handler, "HEAD")
	if head.StatusCode != 404 || none != "" || head.ContentLength != int64(len(body)) || get.ContentLength != head.ContentLength {
		t.Errorf("%d %q, %d and %d bytes", head.StatusCode, none, head.ContentLength, len(body))
	}
}

// An error outside the catalog is sent without what it says, and with an ID that the record has too.
func TestHandlerUnexpected(t *testing.T) {
	var logged reports
	failed := fmt.Errorf("canary: %w", os.ErrNotExist)
	handler := nethttp.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Etag", `"canary"`)
		w.Header().Set("Last-Modified", "canary")
		return failed
	}, logged.options())
	response, body := answerOf(t, handler, "GET")
	id := response.Header.Get("X-Request-Id")
	if response.StatusCode != 503 || len(id) != 32 || strings.Contains(fmt.Sprint(response.Header, body), "canary") {
		t.Errorf("%d %v %s", response.StatusCode, response.Header, body)
	}
	want := `{"error.type":"_OTHER","request_id":"` + id + `","message":"canary: file does not exist","causes":[{"type":"*errors.errorString","message":"file does not exist"}]}`
	if len(logged.lines) != 1 || logged.lines[0] != want || logged.errors[0] != failed {
		t.Errorf("logged %s", logged.lines)
	}
}

// The request ID of an error that another service sent gives way to that of the request.
func TestHandlerPassesErrorsOn(t *testing.T) {
	var logged reports
	handler := nethttp.Handler(func(http.ResponseWriter, *http.Request) error {
		return orders.Decode([]byte(`{"code":1,"message":"no","id":"upstream"}`))
	}, logged.options())
	for _, test := range []struct {
		header []string
		want   string
	}{{nil, "upstream"}, {[]string{"X-Request-Id", "a b", "X-Trace-Id", "r-3"}, "r-3"}, {[]string{"X-Trace-Id", "r-2"}, "r-2"}, {[]string{"X-Trace-Id", "r-2", "X-Request-Id", "r-1"}, "r-1"}} {
		_, body := answerOf(t, handler, "GET", test.header...)
		line := logged.lines[len(logged.lines)-1]
		if body != `{"code":1,"message":"no","id":"`+test.want+`"}` || strings.Count(line, `"request_id":"`+test.want+`"`) != 1 || strings.Count(line, "request_id") != 1 {
			t.Errorf("%s, logged %s", body, line)
		}
	}
}

func TestNothingIsWrittenAfterTheStart(t *testing.T) {
	for name, begin := range map[string]func(http.ResponseWriter){
		"a status": func(w http.ResponseWriter) { w.WriteHeader(202) },
		"a body":   func(w http.ResponseWriter) { io.WriteString(w, "part") },
		"a flush":  func(w http.ResponseWriter) { w.(http.Flusher).Flush() },
		"a copy":   func(w http.ResponseWriter) { io.Copy(w, strings.NewReader("part")) },
		"a controller": func(w http.ResponseWriter) {
			if err := http.NewResponseController(w).Flush(); err != nil {
				t.Error(err)
			}
		},
	} {
		var logged reports
		handler := nethttp.Handler(func(w http.ResponseWriter, _ *http.Request) error { begin(w); return io.EOF }, logged.options())
		response, body := answerOf(t, nethttp.Recover(logged.options())(handler), "GET")
		if response.StatusCode >= 400 || strings.Trim(body, "part") != "" || len(logged.lines) != 1 {
			t.Errorf("%s: %d %s, logged %s", name, response.StatusCode, body, logged.lines)
		}
	}
	var logged reports
	handler := nethttp.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		w.WriteHeader(http.StatusEarlyHints)
		return orders.NewNotFound()
	}, logged.options())
	if response, _ := answerOf(t, handler, "GET"); response.StatusCode != 404 {
		t.Errorf("early hints: %d", response.StatusCode)
	}
}

func TestHijackedConnection(t *testing.T) {
	var logged reports
	handler := nethttp.Recover(logged.options())(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		var connection net.Conn
		var buffer *bufio.ReadWriter
		connection, buffer, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		buffer.WriteString("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
		buffer.Flush()
		connection.Close()
	}))
	if response, _ := answerOf(t, handler, "GET"); response.StatusCode != 204 || len(logged.lines) != 0 {
		t.Errorf("%d, logged %s", response.StatusCode, logged.lines)
	}
	// A recorder cannot be hijacked.
	recorder := httptest.NewRecorder()
	nethttp.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		_, _, err := w.(http.Hijacker).Hijack()
		return err
	}, logged.options()).ServeHTTP(recorder, httptest.NewRequest("GET", "/", nil))
	if recorder.Code != 503 || len(logged.lines) != 1 {
		t.Errorf("%d, logged %s", recorder.Code, logged.lines)
	}
}

func TestRecover(t *testing.T) {
	for _, value := range []any{"canary", errors.New("canary"), orders.NewNotFound().WithDetail("canary"), fmt.Errorf("canary: %w", orders.CodeNotFound), []string{"canary"}} {
		var logged reports
		handler := nethttp.Recover(logged.options())(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(value) }))
		response, body := answerOf(t, handler, "GET", "X-Request-Id", "r-1")
		if response.StatusCode != 503 || body != `{"code":3,"message":"The server is busy.","id":"r-1"}` {
			t.Errorf("%v: %d %s", value, response.StatusCode, body)
		}
		var record struct {
			Type, Request, Message string
			Log                    struct{ Stack string }
		}
		line := strings.NewReplacer("error.type", "type", "request_id", "request").Replace(strings.Join(logged.lines, ""))
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatal(err)
		}
		if record.Type != "_OTHER" || record.Request != "r-1" || !strings.HasPrefix(record.Message, "panic: ") || !strings.Contains(record.Message, "canary") || !strings.Contains(record.Log.Stack, "TestRecover") {
			t.Errorf("logged %s", line)
		}
		var panicked *shop.PanicError
		if !errors.As(logged.errors[0], &panicked) || fmt.Sprint(panicked.Value) != fmt.Sprint(value) || errors.As(logged.errors[0], new(*shop.Error)) {
			t.Errorf("got %v", logged.errors[0])
		}
	}
}

// What has begun is cut off, so that a client cannot take it for complete.
func TestRecoverAfterTheStart(t *testing.T) {
	var logged reports
	handler := nethttp.Recover(logged.options())(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `{"code":0,`)
		w.(http.Flusher).Flush()
		panic("canary")
	}))
	response, body := answerOf(t, handler, "GET")
	if response.StatusCode != 200 || body != `{"code":0, and then unexpected EOF` || len(logged.lines) != 1 {
		t.Errorf("%d %s, logged %s", response.StatusCode, body, logged.lines)
	}
}

func TestRecoverLetsHandlersAbort(t *testing.T) {
	var logged reports
	handler := nethttp.Recover(logged.options())(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	server := httptest.NewServer(handler)
	defer server.Close()
	if _, err := http.Post(server.URL, "", nil); !errors.Is(err, io.EOF) || len(logged.lines) != 0 {
		t.Errorf("%v, logged %s", err, logged.lines)
	}
}

// Without OnError, records go to the default logger.
func TestDefaultLogger(t *testing.T) {
	var buffer bytes.Buffer
	before := slog.Default()
	defer slog.SetDefault(before)
	slog.SetDefault(slog.New(slog.NewTextHandler(&buffer, nil)))
	handler := nethttp.Handler(func(http.ResponseWriter, *http.Request) error { return orders.NewNotFound() }, nethttp.HandlerOptions{})
	if response, _ := answerOf(t, handler, "GET"); response.StatusCode != 404 {
		t.Errorf("%d", response.StatusCode)
	}
	if got := buffer.String(); !strings.Contains(got, `level=ERROR msg="request failed" error.type=shop.NotFound`) {
		t.Error(got)
	}
}
