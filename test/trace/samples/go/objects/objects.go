// Package objects has values behind interfaces, and errors that conditions tell
// apart.
package objects

import (
	"context"
	"errors"
	"fmt"

	"example.com/shoperrors"
	"example.com/shoperrors/billing"
	"example.com/shoperrors/common"
	"example.com/shoperrors/orders"
)

type clock interface{ tick() error }

type fastClock struct{}

func (fastClock) tick() error { return common.NewRateLimited() }

type slowClock struct{ late bool }

func (c *slowClock) tick() error {
	if c.late {
		return fmt.Errorf("slow: %w", billing.NewProviderDown())
	}
	return nil
}

// Two timers: what is behind their interfaces differs.
type timer struct{ clock clock }

func newTimer(c clock) *timer { return &timer{clock: c} }

func (t *timer) start() error { return t.clock.tick() }

type watch struct {
	clock
	name string
}

var (
	kitchen = newTimer(fastClock{})
	wrist   = watch{&slowClock{late: true}, "wrist"}
)

// errspec: createOrder
func createOrder() error { return kitchen.start() }

// errspec: getOrder
func getOrder() error {
	if wrist.name == "" {
		return orders.NewOrderNotFound()
	}
	return wrist.tick()
}

func find(id string) error {
	switch id {
	case "":
		return orders.NewInvalidQuantity()
	case "gone":
		return orders.NewOrderNotFound()
	case "unpaid":
		return billing.NewInsufficientFunds()
	case "closed":
		return orders.CodeOrderClosed
	}
	return nil
}

// Kinds of errors.
//
// errspec: cancelOrder
func cancelOrder(id string) error {
	err := find(id)
	if errors.Is(err, shoperrors.NotFound) {
		return nil
	}
	if errors.Is(err, shoperrors.InvalidArgument) {
		return common.NewValidationFailed().Wrap(err)
	}
	return err
}

// The code in an error.
//
// errspec: listOrders
func listOrders(id string) error {
	err := find(id)
	var code orders.Code
	if !errors.As(err, &code) {
		return err
	}
	switch code {
	case orders.CodeOrderClosed, orders.CodeInvalidQuantity:
		return nil
	case orders.CodeOrderNotFound:
		return common.NewInternal().Wrap(err)
	}
	return err
}

var errStop = errors.New("stop")

func work(name string) error {
	switch name {
	case "":
		return errors.New("no name")
	case "stop":
		return errStop
	}
	return fmt.Errorf("unknown: %s", name)
}

// New errors are no other ones.
//
// errspec: payOrder
func payOrder(name string) error {
	err := work(name)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return billing.NewProviderDown().Wrap(err)
	case errors.Is(err, errStop):
		return billing.NewCardDeclined().Wrap(err)
	}
	return common.NewInternal().Wrap(err)
}

// A result that is set twice.
//
// errspec: refundOrder
func refundOrder(id string) (err error) {
	func() { err = find(id) }()
	if err == nil {
		return nil
	}
	err = billing.NewRefundTooLate()
	return err
}

// A panic with an error of the catalog.
//
// errspec: getInvoice
func getInvoice(id string) (err error) {
	defer func() {
		if value, ok := recover().(*shoperrors.Error); ok {
			err = value
		}
	}()
	if id == "" {
		panic(billing.NewInvoiceNotFound())
	}
	return nil
}

// What a deferred function replaces.
//
// errspec: importOrders
func importOrders(id string) (err error) {
	defer func() {
		if errors.Is(err, orders.CodeInvalidQuantity) {
			err = common.NewValidationFailed().Wrap(err)
		}
	}()
	return find(id)
}

func either(fast bool) clock {
	if fast {
		return fastClock{}
	}
	return &slowClock{late: true}
}

// errspec: health
func health(fast bool) error { return either(fast).tick() }

// A brokenClock is a clock that nothing makes.
type brokenClock struct{}

func (brokenClock) tick() error { return common.NewInternal() }

var _ clock = brokenClock{}
