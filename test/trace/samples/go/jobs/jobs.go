// Package jobs has operations that a queue calls.
package jobs

import (
	"context"
	"errors"
	"fmt"

	"example.com/shoperrors"
	"example.com/shoperrors/common"
	"example.com/shoperrors/orders"
)

// Request is what an operation gets.
type Request map[string]string

type base struct{}

func (base) check(r Request) error {
	if r["user"] == "" {
		return common.NewUnauthenticated()
	}
	return nil
}

// Shop has the operations.
type Shop struct {
	base
	prices map[string]int
	hooks  map[string]Hook
}

// Hook is called for rows.
type Hook func(context.Context, string) error

// Place places an order.
//
// errspec: createOrder
func (s *Shop) Place(_ context.Context, r Request) error {
	if err := s.check(r); err != nil {
		return err
	}
	price, err := s.price(r["item"])
	var unknown *unknownItemError
	if errors.As(err, &unknown) {
		return orders.NewOutOfStock().Wrap(err)
	} else if err != nil {
		return err
	}
	if fmt.Sprint(price) != r["price"] {
		return orders.NewPriceChanged()
	}
	return nil
}

type unknownItemError struct{ item string }

func (e *unknownItemError) Error() string { return "unknown item " + e.item }

func (s *Shop) price(item string) (int, error) {
	price, ok := s.prices[item]
	if !ok {
		return 0, &unknownItemError{item: item}
	}
	return price, nil
}

// cancelOrder cancels an order.
func cancelOrder(ctx context.Context, s *Shop, r Request) (err error) {
	defer func() {
		if recovered := recover(); recovered != nil {
			err = common.NewInternal()
		}
	}()
	if err := s.check(r); err != nil {
		return err
	}
	if state, ok := ctx.Value(stateKey{}).(string); !ok {
		return notFound(r["id"])
	} else if state == "closed" {
		return build(orders.CodeOrderClosed)
	}
	return nil
}

type stateKey struct{}

func notFound(id string) *shoperrors.Error { return orders.NewOrderNotFound().With("id", id) }

func build(code orders.Code) error {
	return &shoperrors.Error{Module: "orders", Code: code}
}

// Import takes rows, and calls the hooks of plugins.
//
// errspec: importOrders
func (s *Shop) Import(ctx context.Context, r Request) error {
	hook, ok := s.hooks[r["format"]]
	if !ok {
		return common.NewValidationFailed()
	}
	if err := hook(ctx, r["rows"]); err != nil {
		return err
	}
	return ctx.Err()
}

// Register adds the hook of a plugin.
func (s *Shop) Register(name string, hook Hook) { s.hooks[name] = hook }

// Get returns an order, or the default one if it is missing.
//
// errspec: getOrder
func (s *Shop) Get(_ context.Context, r Request) (string, error) {
	order, err := s.find(r["id"])
	if errors.Is(err, orders.CodeOrderNotFound) {
		return "default", nil
	}
	return order, err
}

func (s *Shop) find(id string) (string, error) {
	switch id {
	case "":
		return "", orders.NewOrderNotFound()
	case "old":
		return "", fmt.Errorf("find: %w", orders.NewOrderClosed())
	}
	return id, nil
}

var _ = cancelOrder
