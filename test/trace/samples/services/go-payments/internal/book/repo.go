// Package book keeps accounts, and the shared way to read and write tables.
package book

import (
	"errors"

	"example.com/payerr"
	"example.com/payerr/ledger"
	"example.com/paysvc/internal/store"
)

// Find returns the value with an ID, or the error of missing.
func Find[T any](table store.Table[T], id string, missing func() *payerr.Error) (T, int, error) {
	v, version, err := table.Get(id)
	if err != nil {
		return v, 0, translate(err, missing)
	}
	return v, version, nil
}

// Update changes the value with an ID.
func Update[T any](table store.Table[T], id string, missing func() *payerr.Error, change func(*T) error) error {
	v, version, err := Find(table, id, missing)
	if err != nil {
		return err
	}
	if err := change(&v); err != nil {
		return err
	}
	return Save(table, id, v, version)
}

// Save writes a value.
func Save[T any](table store.Table[T], id string, v T, version int) error {
	if err := table.Put(id, v, version); err != nil {
		return translate(err, nil)
	}
	return nil
}

func translate(err error, missing func() *payerr.Error) error {
	switch {
	case missing != nil && errors.Is(err, store.ErrMissing):
		return missing()
	case errors.Is(err, store.ErrVersion):
		return ledger.NewVersionConflict().Wrap(err)
	default:
		return ledger.NewStorageFailed().Wrap(err)
	}
}
