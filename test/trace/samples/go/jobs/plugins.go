package jobs

import (
	"context"

	"example.com/shoperrors/orders"
)

// Install adds the plugins.
func Install(s *Shop) {
	s.Register("csv", func(_ context.Context, rows string) error {
		if rows == "" {
			return orders.NewInvalidQuantity()
		}
		return nil
	})
}
