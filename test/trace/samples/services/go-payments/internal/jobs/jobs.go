// Package jobs runs plugins.
package jobs

import (
	"context"
	"plugin"

	"example.com/payerr"
)

// Run runs the job of a plugin.
func Run(ctx context.Context, name string) error {
	opened, err := plugin.Open("jobs/" + name + ".so")
	if err != nil {
		return payerr.NewInvalidArgument().Wrap(err)
	}
	symbol, err := opened.Lookup("Run")
	if err != nil {
		return payerr.NewInternalError().Wrap(err)
	}
	run, ok := symbol.(func(context.Context) error)
	if !ok {
		return payerr.NewInternalError().WithDetail("not a job")
	}
	return run(ctx)
}
