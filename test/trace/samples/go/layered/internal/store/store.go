// Package store keeps orders in memory.
package store

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"example.com/shoperrors/orders"

	"example.org/samples/layered/internal/service"
)

// Memory is a store.
type Memory struct {
	lock   sync.Mutex
	orders map[string]*service.Order
}

var _ service.Store = (*Memory)(nil)

// Get returns an order.
func (m *Memory) Get(_ context.Context, id string) (*service.Order, error) {
	m.lock.Lock()
	defer m.lock.Unlock()
	if order, ok := m.orders[id]; ok {
		return order, nil
	}
	return nil, fmt.Errorf("order %s: %w", id, service.ErrMissing)
}

// Put adds an order.
func (m *Memory) Put(_ context.Context, order *service.Order) error {
	m.lock.Lock()
	defer m.lock.Unlock()
	if _, ok := m.orders[order.ID]; ok {
		return errors.Join(orders.NewDuplicateOrder(), fmt.Errorf("order %s exists", order.ID))
	}
	m.orders[order.ID] = order
	return nil
}
