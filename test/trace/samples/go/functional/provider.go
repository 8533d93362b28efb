package main

import (
	"errors"
	"fmt"
	"net/http"

	"example.com/shoperrors/billing"
	"example.com/shoperrors/common"
	"example.com/shoperrors/orders"
)

type provider struct{}

// declines are the errors for what the provider answers.
var declines = map[string]error{
	"declined": billing.NewCardDeclined(),
	"funds":    billing.CodeInsufficientFunds,
}

func (p provider) pay(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	if id == "0" {
		return orders.NewOrderNotFound()
	}
	return retry(3, func() error { return p.charge(id) })
}

func (p provider) refund(_ http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	if len(id) > 30 {
		return billing.NewRefundTooLate()
	}
	_, err := p.ask("refund " + id)
	if errors.Is(err, billing.CodeProviderDown) {
		return common.NewInternal().Wrap(err)
	}
	return err
}

func (p provider) charge(id string) error {
	answer, err := p.ask("charge " + id)
	if err != nil {
		return err
	}
	if decline, ok := declines[answer]; ok {
		return fmt.Errorf("charge %s: %w", id, decline)
	}
	return nil
}

func (provider) ask(question string) (string, error) {
	response, err := http.Get("https://provider.example/" + question)
	if err != nil {
		return "", billing.NewProviderDown().Wrap(err)
	}
	defer response.Body.Close()
	return response.Status, nil
}

func retry(times int, work func() error) error {
	var err error
	for i := 0; i < times; i++ {
		if err = work(); err == nil {
			return nil
		}
	}
	return err
}
