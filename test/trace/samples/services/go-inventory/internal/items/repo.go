// Package items has the stock.
package items

import (
	"context"
	"errors"
	"fmt"

	"example.com/inverr/stock"
	"example.com/invsvc/internal/db"
)

// A Key is the ID of something.
type Key interface{ ~string }

// A Repo has the values of one type.
type Repo[K Key, V any] struct {
	db      db.DB
	prefix  string
	missing error
}

// An Option changes a Repo.
type Option[K Key, V any] func(*Repo[K, V])

// Missing sets the error for a value that is not there.
func Missing[K Key, V any](err error) Option[K, V] {
	return func(r *Repo[K, V]) { r.missing = err }
}

// NewRepo returns a Repo.
func NewRepo[K Key, V any](database db.DB, prefix string, options ...Option[K, V]) *Repo[K, V] {
	r := &Repo[K, V]{db: database, prefix: prefix}
	for _, option := range options {
		option(r)
	}
	return r
}

// Find returns a value and its version.
func (r *Repo[K, V]) Find(ctx context.Context, key K) (v V, version int, err error) {
	row, version, err := r.db.Read(ctx, r.prefix+string(key))
	if err != nil {
		return v, 0, r.translate(err)
	}
	return row.(V), version, nil
}

// Save writes a value.
func (r *Repo[K, V]) Save(ctx context.Context, key K, v V, version int) error {
	if err := r.db.Write(ctx, r.prefix+string(key), v, version); err != nil {
		return fmt.Errorf("save: %w", r.translate(err))
	}
	return nil
}

// translate leaves the error of a context as it is.
func (r *Repo[K, V]) translate(err error) error {
	var busy *db.BusyError
	switch {
	case errors.Is(err, db.ErrNoRow):
		return r.missing
	case errors.Is(err, db.ErrVersion):
		return stock.NewStaleItem().Wrap(err)
	case errors.As(err, &busy):
		return stock.NewDatabaseDown().With("open", busy.Open).Wrap(err)
	}
	return err
}
