// Package pay takes payments.
package pay

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"example.com/payerr"
	"example.com/payerr/ledger"
	"example.com/payerr/payments"
	"example.com/paysvc/internal/book"
	"example.com/paysvc/internal/gateway"
	"example.com/paysvc/internal/store"
)

// A Payment is what somebody pays.
type Payment struct {
	ID        string
	Account   string
	Method    string
	Currency  string
	Amount    int64
	Reference string
	State     string // authorized, captured, refunded or void
}

// A Scorer says how risky a payment is.
type Scorer interface {
	Score(Payment) (int, error)
}

// ScorerFunc is a function as a Scorer.
type ScorerFunc func(Payment) (int, error)

func (f ScorerFunc) Score(p Payment) (int, error) { return f(p) }

// A Service takes payments.
type Service struct {
	payments store.Table[Payment]
	book     *book.Book
	gateways map[string]gateway.Gateway
	scorer   Scorer
	max      int64
}

// NewService returns a Service that keeps its payments on the disk.
func NewService(folder string, accounts *book.Book) *Service {
	return &Service{
		payments: store.Table[Payment]{Backend: store.Disk{Folder: folder}},
		book:     accounts,
		gateways: map[string]gateway.Gateway{
			"card": gateway.Card{URL: "https://cards.example.com"},
			"bank": gateway.NewBank(50_000),
		},
		scorer: ScorerFunc(func(p Payment) (int, error) {
			if p.Amount%666 == 0 {
				return 0, errors.New("the score is not known") // no error of the catalog
			}
			return int(p.Amount % 100), nil
		}),
		max: 1_000_000,
	}
}

// Create authorizes a payment.
func (s *Service) Create(ctx context.Context, p Payment) (Payment, error) {
	checks := []func(Payment) error{s.checkAmount, s.checkCurrency, s.checkRisk}
	for _, check := range checks {
		if err := check(p); err != nil {
			return p, err
		}
	}
	if _, err := s.book.Active(p.Account); err != nil {
		return p, err
	}
	g, err := s.gateway(p.Method)
	if err != nil {
		return p, err
	}
	p.Reference, err = g.Authorize(ctx, p.Amount)
	if err != nil {
		return p, gateway.Translate(err)
	}
	p.State = "authorized"
	return p, book.Save(s.payments, p.ID, p, 0)
}

func (s *Service) checkAmount(p Payment) error {
	if p.Amount > s.max {
		return payments.NewAmountTooLarge(payments.AmountTooLargeParams{Max: s.max})
	}
	return nil
}

func (s *Service) checkCurrency(p Payment) error { return book.Supported(p.Currency) }

func (s *Service) checkRisk(p Payment) error {
	score, err := s.scorer.Score(p)
	if err != nil {
		score = 100 // better safe than sorry
	}
	if score > 90 {
		return payments.NewFraudSuspected().Wrap(err).With("score", score)
	}
	return nil
}

func (s *Service) gateway(method string) (gateway.Gateway, error) {
	g, ok := s.gateways[method]
	if !ok {
		return nil, payerr.NewInvalidArgument().WithDetail("unknown method")
	}
	return g, nil
}

// Get returns a payment.
func (s *Service) Get(id string) (Payment, error) {
	p, _, err := book.Find(s.payments, id, payments.NewPaymentNotFound)
	return p, err
}

// Capture takes the money of an authorized payment.
func (s *Service) Capture(ctx context.Context, id string) error {
	p, err := s.Get(id)
	if err != nil {
		return fmt.Errorf("capture %s: %w", id, err)
	}
	if p.State == "captured" {
		return fmt.Errorf("capture %s: %w", id, payments.NewAlreadyCaptured())
	}
	g := s.gateways[p.Method]
	if g == nil {
		return payerr.NewConflict()
	}
	err = retry(3, func() error { return g.Capture(ctx, p.Reference) })
	switch {
	case errors.Is(err, payments.CodeGatewayTimeout):
		return payerr.NewUnavailable().Wrap(err)
	case err != nil:
		return gateway.Translate(err)
	}
	p.State = "captured"
	return book.Save(s.payments, id, p, 0)
}

// retry does something again while that may help.
func retry(attempts int, work func() error) (err error) {
	for range attempts {
		if err = work(); err == nil || !payerr.Retryable(err) {
			return err
		}
	}
	return err
}

// Refund pays back.
func (s *Service) Refund(ctx context.Context, id string) error {
	p, err := s.Get(id)
	if err != nil {
		return err
	}
	if p.State == "refunded" {
		return payments.NewAlreadyRefunded()
	}
	if err := s.refund(ctx, p); err != nil {
		return err
	}
	err = s.book.Post(book.Entry{Currency: p.Currency, Lines: []book.Line{
		{Account: p.Account, Amount: p.Amount},
		{Account: "refunds", Amount: -p.Amount},
	}})
	if errors.Is(err, ledger.CodeAccountNotFound) {
		// It was there when the payment was made.
		return payerr.NewInternalError().Wrap(err)
	}
	return err
}

func (s *Service) refund(ctx context.Context, p Payment) error {
	g, err := s.gateway(p.Method)
	if err != nil {
		return payerr.NewConflict().Wrap(err)
	}
	err = g.Refund(ctx, p.Reference, p.Amount)
	var declined *gateway.DeclinedError
	if errors.As(err, &declined) {
		return nil // it is paid back by hand
	}
	return err
}

// Void gives up an authorized payment.
func (s *Service) Void(id string) (err error) {
	defer recovered(&err)
	p, err := s.Get(id)
	check(err)
	if p.State != "authorized" {
		check(payments.NewAlreadyCaptured().With("state", p.State))
	}
	p.State = "void"
	check(book.Save(s.payments, id, p, 0))
	return nil
}

type failure struct{ err error }

// check panics with an error. Only for functions that defer recovered.
func check(err error) {
	if err != nil {
		panic(failure{err})
	}
}

func recovered(err *error) {
	switch value := recover().(type) {
	case nil:
	case failure:
		*err = value.err
	default:
		panic(value)
	}
}

// Settle captures all payments of a list.
func (s *Service) Settle(ctx context.Context, ids []string) error {
	return parallel(ids, func(id string) error {
		err := s.Capture(ctx, id)
		if errors.Is(err, payments.CodeAlreadyCaptured) {
			return nil
		}
		return err
	})
}

// parallel returns the first error, in the order of the items.
func parallel[T any](items []T, work func(T) error) error {
	found := make([]error, len(items))
	var group sync.WaitGroup
	for i, item := range items {
		group.Add(1)
		go func() {
			defer group.Done()
			found[i] = work(item)
		}()
	}
	group.Wait()
	for _, err := range found {
		if err != nil {
			return err
		}
	}
	return nil
}
