// Package api has the handlers.
package api

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"sync"

	"example.com/payerr"
	"example.com/payerr/nethttp"
	"example.com/payerr/payments"
	"example.com/paysvc/internal/book"
	"example.com/paysvc/internal/jobs"
	"example.com/paysvc/internal/pay"
)

// An API has what the handlers need.
type API struct {
	Payments *pay.Service
	Book     *book.Book
}

// Handler returns the handler of all operations.
func (a *API) Handler() http.Handler {
	options := nethttp.HandlerOptions{OnError: func(ctx context.Context, record []slog.Attr, _ error) {
		slog.LogAttrs(ctx, slog.LevelError, "request failed", record...)
	}}
	limit := limited(100)
	mux := http.NewServeMux()
	mux.Handle("POST /payments", limit(authenticate(nethttp.Handler(a.createPayment, options))))
	mux.Handle("GET /payments/{id}", limit(authenticate(nethttp.Handler(a.getPayment, options))))
	mux.Handle("POST /payments/{id}/capture", limit(authenticate(nethttp.Handler(a.capturePayment, options))))
	mux.Handle("POST /payments/{id}/refund", limit(authenticate(nethttp.Handler(a.refundPayment, options))))
	mux.Handle("DELETE /payments/{id}", limit(authenticate(nethttp.Handler(a.voidPayment, options))))
	mux.Handle("GET /accounts/{id}", limit(authenticate(nethttp.Handler(a.getAccount, options))))
	mux.Handle("POST /accounts/{id}/freeze", limit(authenticate(nethttp.Handler(admin(a.freezeAccount), options))))
	mux.Handle("POST /entries", limit(authenticate(nethttp.Handler(a.postEntry, options))))
	mux.Handle("POST /settlements", limit(authenticate(nethttp.Handler(admin(a.settle), options))))
	mux.Handle("POST /webhooks", nethttp.Handler(a.receiveWebhook, options))
	mux.Handle("POST /jobs/{name}", limit(authenticate(nethttp.Handler(admin(a.runJob), options))))
	mux.HandleFunc("GET /health", a.health)
	return nethttp.Recover(options)(mux)
}

func (a *API) createPayment(w http.ResponseWriter, r *http.Request) error {
	p, err := body[pay.Payment](r)
	if err != nil {
		return err
	}
	created, err := a.Payments.Create(r.Context(), p)
	if err != nil {
		return err
	}
	return answer(w, http.StatusCreated, created)
}

func (a *API) getPayment(w http.ResponseWriter, r *http.Request) error {
	p, err := a.Payments.Get(r.PathValue("id"))
	if err != nil {
		return err
	}
	return answer(w, http.StatusOK, p)
}

func (a *API) capturePayment(w http.ResponseWriter, r *http.Request) error {
	return a.Payments.Capture(r.Context(), r.PathValue("id"))
}

func (a *API) refundPayment(w http.ResponseWriter, r *http.Request) error {
	return a.Payments.Refund(r.Context(), r.PathValue("id"))
}

func (a *API) voidPayment(w http.ResponseWriter, r *http.Request) error {
	return a.Payments.Void(r.PathValue("id"))
}

func (a *API) getAccount(w http.ResponseWriter, r *http.Request) error {
	account, err := a.Book.Account(r.PathValue("id"))
	if err != nil {
		return err
	}
	return answer(w, http.StatusOK, account)
}

func (a *API) freezeAccount(w http.ResponseWriter, r *http.Request) error {
	return a.Book.Freeze(r.PathValue("id"))
}

func (a *API) postEntry(w http.ResponseWriter, r *http.Request) error {
	entry, err := body[book.Entry](r)
	if err != nil {
		return err
	}
	return a.Book.Post(entry)
}

func (a *API) settle(w http.ResponseWriter, r *http.Request) error {
	ids, err := body[[]string](r)
	if err != nil {
		return err
	}
	return a.Payments.Settle(r.Context(), ids)
}

// receiveWebhook does what the card gateway says.
func (a *API) receiveWebhook(w http.ResponseWriter, r *http.Request) error {
	data, err := io.ReadAll(r.Body)
	if err != nil {
		return payerr.NewInvalidArgument().Wrap(err)
	}
	if !signed(data, r.Header.Get("Signature")) {
		return payerr.NewUnauthenticated()
	}
	err = a.dispatch(r.Context(), string(data))
	// All errors of modules travel in this code: there is nobody who could fix them.
	if errors.Is(err, payerr.CodeConflict) {
		return nil
	}
	return err
}

func (a *API) dispatch(ctx context.Context, event string) error {
	events := map[string]func(context.Context, string) error{
		"captured": a.Payments.Capture,
		"void":     func(_ context.Context, id string) error { return a.Payments.Void(id) },
		"check":    func(_ context.Context, id string) error { return book.Supported(id) },
	}
	if len(event) < 8 {
		return payments.NewPaymentNotFound()
	}
	handle, ok := events[event[8:]]
	if !ok {
		return nil
	}
	return handle(ctx, event[:8])
}

func signed(data []byte, signature string) bool {
	mac := hmac.New(sha256.New, []byte(os.Getenv("SECRET")))
	mac.Write(data)
	return hex.EncodeToString(mac.Sum(nil)) == signature
}

func (a *API) runJob(w http.ResponseWriter, r *http.Request) error {
	return jobs.Run(r.Context(), r.PathValue("name"))
}

var ready = sync.OnceValue(func() error {
	if _, err := os.Stat("payments"); err != nil {
		return payerr.NewUnavailable().Wrap(err)
	}
	return nil
})

func (a *API) health(w http.ResponseWriter, r *http.Request) {
	if err := ready(); err != nil {
		nethttp.Write(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// body reads the body of a request.
func body[T any](r *http.Request) (v T, err error) {
	if err := json.NewDecoder(r.Body).Decode(&v); err != nil {
		return v, payerr.NewInvalidArgument().Wrap(err)
	}
	return v, nil
}

// answer fails only if the connection does. Then there is nobody to tell.
func answer(w http.ResponseWriter, status int, v any) error {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		slog.Warn("the client is gone", "error", err)
	}
	return nil
}
