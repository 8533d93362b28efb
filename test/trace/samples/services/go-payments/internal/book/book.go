package book

import (
	"errors"
	"fmt"

	"example.com/payerr"
	"example.com/payerr/ledger"
	"example.com/payerr/payments"
	"example.com/paysvc/internal/store"
)

// An Account has money.
type Account struct {
	ID       string
	Currency string
	Balance  int64
	Frozen   bool
}

// An Entry moves money between accounts.
type Entry struct {
	Currency string
	Lines    []Line
}

// A Line is a part of an Entry.
type Line struct {
	Account string
	Amount  int64
}

// A Book has accounts.
type Book struct{ accounts store.Table[Account] }

// New returns a book whose accounts are in memory.
func New() *Book {
	b := &Book{store.Table[Account]{Backend: store.NewMemory()}}
	for _, account := range []Account{
		{ID: "refunds", Currency: "EUR", Balance: 1000},
		{ID: "a-1", Currency: "EUR", Balance: 50},
		{ID: "a-2", Currency: "CHF", Frozen: true},
	} {
		_ = b.accounts.Put(account.ID, account, 0)
	}
	return b
}

// Account returns an account.
func (b *Book) Account(id string) (Account, error) {
	account, _, err := Find(b.accounts, id, ledger.NewAccountNotFound)
	return account, err
}

// Active returns an account that is not frozen.
func (b *Book) Active(id string) (Account, error) {
	account, err := b.Account(id)
	if err != nil {
		return account, fmt.Errorf("active account: %w", err)
	}
	if account.Frozen {
		return account, ledger.NewAccountFrozen().With("account", id)
	}
	return account, nil
}

// Freeze freezes an account, again if another request has changed it.
func (b *Book) Freeze(id string) (err error) {
	for range 3 {
		err = Update(b.accounts, id, ledger.NewAccountNotFound, func(a *Account) error {
			if a.Frozen {
				return ledger.NewAccountFrozen()
			}
			a.Frozen = true
			return nil
		})
		if !errors.Is(err, ledger.CodeVersionConflict) {
			return err
		}
	}
	return payerr.NewUnavailable().Wrap(err)
}

// Post writes an entry.
func (b *Book) Post(entry Entry) (err error) {
	defer func() {
		if errors.Is(err, ledger.CodeVersionConflict) {
			err = payerr.NewConflict().Wrap(err)
		}
	}()
	if err := errors.Join(balanced(entry), supported(entry.Currency)); err != nil {
		return err
	}
	for _, line := range entry.Lines {
		if err := b.move(line); err != nil {
			return fmt.Errorf("post: %w", err)
		}
	}
	return nil
}

func (b *Book) move(line Line) error {
	return Update(b.accounts, line.Account, ledger.NewAccountNotFound, func(a *Account) error {
		if a.Frozen {
			return ledger.NewAccountFrozen()
		}
		return withdraw(a, line.Amount)
	})
}

func withdraw(a *Account, amount int64) error {
	if a.Balance+amount < 0 {
		return payments.NewInsufficientFunds()
	}
	a.Balance += amount
	return nil
}

func balanced(entry Entry) error {
	var sum int64
	for _, line := range entry.Lines {
		sum += line.Amount
	}
	if sum != 0 {
		return ledger.NewEntryImbalanced()
	}
	return nil
}

var currencies = map[string]bool{"EUR": true, "CHF": true}

func supported(currency string) error {
	if !currencies[currency] {
		return payments.CodeCurrencyUnsupported // a code is an error, too
	}
	return nil
}

// Supported reports whether a currency is supported.
func Supported(currency string) error { return supported(currency) }
