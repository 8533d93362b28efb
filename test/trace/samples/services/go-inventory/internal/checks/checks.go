// Package checks has checks of the stock, which are called by name.
package checks

import (
	"context"
	"reflect"

	"example.com/inverr/access"
	"example.com/inverr/stock"
	"example.com/invsvc/internal/items"
)

// A Checker has the checks.
type Checker struct{ Stock *items.Service }

// CheckDatabase checks the database.
func (c Checker) CheckDatabase(ctx context.Context) error { return c.Stock.Ping(ctx) }

// CheckBins checks whether there is room.
func (c Checker) CheckBins(ctx context.Context) error {
	for _, id := range []items.BinID{"b-1", "b-2"} {
		bin, _, err := c.Stock.Find(ctx, id)
		if err != nil {
			return err
		}
		if bin.Items < bin.Room {
			return nil
		}
	}
	return stock.NewBinFull()
}

// Run runs a check.
func (c Checker) Run(ctx context.Context, name string) error {
	method := reflect.ValueOf(c).MethodByName("Check" + name)
	if !method.IsValid() {
		return access.NewBadRequest().WithDetail("there is no such check")
	}
	result := method.Call([]reflect.Value{reflect.ValueOf(ctx)})
	err, _ := result[0].Interface().(error)
	return err
}
