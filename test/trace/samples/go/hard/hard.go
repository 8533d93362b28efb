// Package hard has what is hard to follow.
package hard

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"

	"example.com/shoperrors"
	"example.com/shoperrors/billing"
	"example.com/shoperrors/common"
	"example.com/shoperrors/orders"
)

type group struct {
	once sync.Once
	err  error
}

// errgroup-like and struct field errors
func createOrder(ctx context.Context) error {
	g := &group{}
	g.do(func() error { return orders.NewOutOfStock() })
	return g.wait()
}
func (g *group) do(f func() error) { g.once.Do(func() { g.err = f() }) }
func (g *group) wait() error       { return g.err }

// sentinel global of catalog, custom wrapper with Unwrap
var errClosed error = orders.NewOrderClosed()

type wrapped struct{ inner error }

func (w wrapped) Error() string { return "w" }
func (w wrapped) Unwrap() error { return w.inner }

func getOrder(id string) (string, error) {
	if id == "x" {
		return "", errClosed
	}
	return "", wrapped{inner: fmt.Errorf("a: %w", billing.NewCardDeclined())}
}

// generics with constraint methods, embedded promoted methods, channel
type getter interface{ Get(string) error }
type repo struct{ base }
type base struct{}

func (base) Get(string) error { return orders.NewOrderNotFound() }

func fetch[T getter](t T, id string) error { return t.Get(id) }

func cancelOrder(id string) error {
	if err := fetch(repo{}, id); err != nil {
		return err
	}
	ch := make(chan error, 1)
	go func() { ch <- billing.NewProviderDown() }()
	return <-ch
}

// reflection
func listOrders(m any) error {
	out := reflect.ValueOf(m).MethodByName("X").Call(nil)
	err, _ := out[0].Interface().(error)
	return err
}

// table of functions, type switch, typed pointer result
var table = map[string]func() *shoperrors.Error{"a": orders.NewPriceChanged, "b": func() *shoperrors.Error { return common.NewForbidden() }}

func payOrder(k string) error {
	if f, ok := table[k]; ok {
		return f()
	}
	switch err := second().(type) {
	case nil:
		return nil
	case *shoperrors.Error:
		return err
	default:
		return common.NewInternal().Wrap(err)
	}
}
func second() error { return billing.NewInsufficientFunds() }

// reassigned err: only the second escapes
func refundOrder() error {
	err := first()
	if err != nil {
		return billing.NewRefundTooLate()
	}
	err = second()
	return err
}
func first() error { return orders.NewInvalidQuantity() }

// deferred named result; errors.As narrowing; append list join
func importOrders(rows []string) (err error) {
	var list []error
	for range rows {
		list = append(list, orders.NewDuplicateOrder())
	}
	defer func() { err = errors.Join(append(list, err)...) }()
	return nil
}

type iface interface{ Do() error }

func getInvoice(i iface) error { return i.Do() }

var _ = []any{createOrder, getOrder, cancelOrder, listOrders, payOrder, refundOrder, importOrders, getInvoice}
