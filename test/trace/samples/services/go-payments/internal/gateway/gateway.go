// Package gateway talks to those who have the money.
package gateway

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"example.com/payerr"
	"example.com/payerr/payments"
)

// A Gateway moves money.
type Gateway interface {
	Authorize(ctx context.Context, amount int64) (string, error)
	Capture(ctx context.Context, reference string) error
	Refund(ctx context.Context, reference string, amount int64) error
}

// A DeclinedError is an answer of a gateway.
type DeclinedError struct{ Reason string }

func (e *DeclinedError) Error() string { return "declined: " + e.Reason }

// What the reasons of gateways mean.
var declines = map[string]*payerr.Error{
	"card": payments.NewCardDeclined(),
	"nsf":  payments.NewInsufficientFunds(),
}

// Translate returns an error of the catalog for a declined request. Any other error
// stays as it is.
func Translate(err error) error {
	var declined *DeclinedError
	if !errors.As(err, &declined) {
		return err
	}
	if known, ok := declines[declined.Reason]; ok {
		return known.Wrap(err)
	}
	return payments.NewCardDeclined().Wrap(err)
}

// A Card is the gateway for cards.
type Card struct{ URL string }

func (c Card) Authorize(ctx context.Context, amount int64) (string, error) {
	return c.send(ctx, fmt.Sprintf("/authorize?amount=%d", amount))
}

func (c Card) Capture(ctx context.Context, reference string) error {
	_, err := c.send(ctx, "/capture/"+reference)
	return err
}

func (c Card) Refund(ctx context.Context, reference string, amount int64) error {
	_, err := c.send(ctx, fmt.Sprintf("/refund/%s?amount=%d", reference, amount))
	return err
}

func (c Card) send(ctx context.Context, path string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.URL+path, nil)
	if err != nil {
		return "", payerr.NewInternalError().Wrap(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", payments.NewGatewayTimeout().Wrap(err)
	}
	defer response.Body.Close()
	if response.StatusCode == http.StatusPaymentRequired {
		return "", &DeclinedError{response.Header.Get("Reason")}
	}
	return response.Header.Get("Reference"), nil
}

// A Bank is the gateway for transfers. What it has authorized is already captured.
type Bank struct{ limit int64 }

// NewBank returns a Bank that transfers no more than a limit.
func NewBank(limit int64) *Bank { return &Bank{limit} }

func (b *Bank) Authorize(_ context.Context, amount int64) (string, error) {
	if amount > b.limit {
		return "", payments.NewAmountTooLarge(payments.AmountTooLargeParams{Max: b.limit})
	}
	return fmt.Sprintf("bank-%d", amount), nil
}

func (b *Bank) Capture(context.Context, string) error { return nil }

func (b *Bank) Refund(_ context.Context, reference string, amount int64) error {
	if reference == "" {
		return payerr.NewConflict().WithDetail("there is no transfer")
	}
	return nil
}

// A Sandbox is for demos. Nothing creates one.
type Sandbox struct{}

func (Sandbox) Authorize(context.Context, int64) (string, error) {
	return "", payments.NewFraudSuspected()
}
func (Sandbox) Capture(context.Context, string) error { return payments.NewFraudSuspected() }
func (Sandbox) Refund(context.Context, string, int64) error {
	return payerr.NewPermissionDenied()
}

var _ Gateway = Sandbox{}
