// Package service has the rules of the shop.
package service

import (
	"context"
	"errors"
	"fmt"

	"example.com/shoperrors/orders"
)

// Draft is an order that is not placed yet.
type Draft struct {
	Item     string
	Quantity int
}

// Order is an order.
type Order struct {
	ID     string
	Item   string
	Closed bool
}

// Store keeps orders.
type Store interface {
	Get(ctx context.Context, id string) (*Order, error)
	Put(ctx context.Context, order *Order) error
}

// Orders is the service.
type Orders struct {
	store Store
}

// New returns a service.
func New(store Store) *Orders { return &Orders{store: store} }

// Place places an order.
func (o *Orders) Place(ctx context.Context, draft Draft) (*Order, error) {
	if err := check(draft); err != nil {
		return nil, fmt.Errorf("place %s: %w", draft.Item, err)
	}
	order := &Order{ID: draft.Item, Item: draft.Item}
	if err := o.store.Put(ctx, order); err != nil {
		return nil, err
	}
	return order, nil
}

// Find returns an order.
func (o *Orders) Find(ctx context.Context, id string) (*Order, error) {
	order, err := o.store.Get(ctx, id)
	if errors.Is(err, ErrMissing) {
		return nil, orders.NewOrderNotFound().Wrap(err)
	}
	return order, err
}

// Cancel cancels an order.
func (o *Orders) Cancel(ctx context.Context, id string) error {
	order, err := o.Find(ctx, id)
	if err != nil {
		return fmt.Errorf("cancel: %w", err)
	}
	if order.Closed {
		err = orders.NewOrderClosed().With("id", id)
	}
	return err
}

// Recent returns the last orders. It returns an empty list if there are none.
func (o *Orders) Recent(ctx context.Context) ([]*Order, error) {
	order, err := o.Find(ctx, "last")
	if err != nil {
		return nil, nil
	}
	return []*Order{order}, nil
}

func check(draft Draft) error {
	if draft.Quantity < 1 {
		return orders.NewInvalidQuantity()
	}
	return checkStock(draft.Item, draft.Quantity)
}

func checkStock(item string, quantity int) (err error) {
	if item == "gone" || quantity > 100 {
		err = orders.NewOutOfStock().With("item", item)
	}
	return
}

// ErrMissing is the error of a store without the order.
var ErrMissing = errors.New("missing")
