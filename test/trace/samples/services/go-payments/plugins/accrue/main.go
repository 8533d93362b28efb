// The job accrue, built with go build -buildmode=plugin.
package main

import (
	"context"
	"os"

	"example.com/payerr/ledger"
)

// Run accrues the interest.
func Run(context.Context) error {
	if os.Getenv("LEDGER") == "" {
		return ledger.NewAccountFrozen()
	}
	return nil
}

func main() {}
