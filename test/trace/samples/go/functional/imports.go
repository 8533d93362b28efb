package main

import (
	"bufio"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"example.com/shoperrors/billing"
	"example.com/shoperrors/common"
	"example.com/shoperrors/orders"
)

type invoice string

var invoices = map[string]invoice{"1": "3 EUR"}

func missingInvoice(string) error { return billing.NewInvoiceNotFound() }

// find returns the item with an ID, or what missing returns.
func find[Item any](items map[string]Item, id string, missing func(string) error) (Item, error) {
	item, ok := items[id]
	if !ok {
		return item, missing(id)
	}
	return item, nil
}

var errEmpty = errors.New("empty row")

func importOrders(_ http.ResponseWriter, r *http.Request) error {
	var rows []string
	for lines := bufio.NewScanner(r.Body); lines.Scan(); {
		rows = append(rows, lines.Text())
	}
	counts, err := mapped(rows, parse)
	switch {
	case errors.Is(err, errEmpty):
		return common.NewValidationFailed().Wrap(err)
	case err != nil:
		return err
	case len(counts) == 0:
		return errors.New("no rows")
	}
	return nil
}

func mapped[From, To any](list []From, change func(From) (To, error)) ([]To, error) {
	changed := make([]To, 0, len(list))
	for _, each := range list {
		to, err := change(each)
		if err != nil {
			return nil, err
		}
		changed = append(changed, to)
	}
	return changed, nil
}

func parse(row string) (int, error) {
	_, quantity, ok := strings.Cut(row, ",")
	if !ok {
		return 0, errEmpty
	}
	count, err := strconv.Atoi(quantity)
	if err != nil {
		return 0, orders.NewInvalidQuantity().Wrap(err)
	}
	return count, nil
}
