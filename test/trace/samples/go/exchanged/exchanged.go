// Package exchanged has values that may be others than those that were there
// first.
package exchanged

import (
	"errors"

	"example.com/shoperrors"
	"example.com/shoperrors/billing"
	"example.com/shoperrors/common"
	"example.com/shoperrors/orders"
)

// A field that is set through a pointer.
type stock interface{ take() error }

type full struct{}

func (full) take() error { return orders.NewOrderClosed() }

type empty struct{}

func (empty) take() error { return orders.NewOutOfStock() }

type shelf struct{ stock stock }

func refill(target *stock) { *target = full{} }

// errspec: createOrder
func createOrder(again bool) error {
	s := shelf{stock: empty{}}
	if again {
		refill(&s.stock)
	}
	return s.stock.take()
}

// A struct that has two names.
type price interface{ check() error }

type stale struct{}

func (stale) check() error { return orders.NewPriceChanged() }

type lost struct{}

func (lost) check() error { return orders.NewOrderNotFound() }

type tag struct{ price price }

type label struct{ price price }

// errspec: getOrder
func getOrder(other bool) error {
	t := tag{stale{}}
	if other {
		t = tag(label{lost{}})
	}
	return t.price.check()
}

// A variable that a function of a library gets.
type card interface{ charge() error }

type declined struct{}

func (declined) charge() error { return billing.NewCardDeclined() }
func (declined) Error() string { return "declined" }

type down struct{}

func (down) charge() error { return billing.NewProviderDown() }
func (down) Error() string { return "down" }

func problem(name string) error {
	if name == "down" {
		return down{}
	}
	return nil
}

// errspec: cancelOrder
func cancelOrder(name string) error {
	var c card = declined{}
	errors.As(problem(name), &c)
	return c.charge()
}

// A function that is a value: its params can be any.
type menu interface{ show() error }

type closed struct{}

func (closed) show() error { return common.NewForbidden() }

type open struct{}

func (open) show() error { return common.NewValidationFailed() }

func show(m menu) error { return m.show() }

var shown = map[string]func(menu) error{"menu": show}

// errspec: listOrders
func listOrders(late bool) error {
	if late {
		return shown["menu"](closed{})
	}
	return show(open{})
}

// Codes without errors around them, and the errors themselves.
//
// errspec: payOrder
func payOrder(id string) error {
	err := func() error {
		if id == "" {
			return billing.CodeInsufficientFunds
		}
		return common.NewUnauthenticated()
	}()
	var known *shoperrors.Error
	if errors.As(err, &known) {
		return known
	}
	return err
}

// A result that a deferred function sets, and one that a call sets.
//
// errspec: refundOrder
func refundOrder(late bool) (err error) {
	reset := func() {
		if late {
			err = billing.NewRefundTooLate()
		}
	}
	err = common.NewInternal()
	reset()
	return err
}

// A deferred function that replaces an error only sometimes.
//
// errspec: getInvoice
func getInvoice(known bool) (err error) {
	defer func() {
		if known {
			if errors.Is(err, billing.CodeInvoiceNotFound) {
				err = orders.NewInvalidQuantity()
			}
		}
	}()
	return billing.NewInvoiceNotFound()
}

// A deferred function that is not always there.
//
// errspec: importOrders
func importOrders(strict bool) (err error) {
	if !strict {
		defer func() {
			if errors.Is(err, orders.CodeDuplicateOrder) {
				err = nil
			}
		}()
	}
	return orders.NewDuplicateOrder()
}

// An error that says itself what it is.
type busy struct{}

func (busy) Error() string        { return "busy" }
func (busy) Is(target error) bool { return target == shoperrors.ResourceExhausted }

// errspec: health
func health() error {
	if err := error(busy{}); errors.Is(err, shoperrors.ResourceExhausted) {
		return common.NewRateLimited().Wrap(err)
	}
	return nil
}
