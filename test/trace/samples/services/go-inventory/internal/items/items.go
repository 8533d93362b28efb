package items

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"time"

	"example.com/inverr"
	"example.com/inverr/access"
	"example.com/inverr/stock"
	"example.com/invsvc/internal/db"
)

// IDs.
type (
	ItemID string
	BinID  string
)

// An Item is what there is.
type Item struct {
	ID           ItemID
	Name         string
	Left         int64
	Bin          BinID
	Discontinued bool
}

// A Bin has items.
type Bin struct {
	ID    BinID
	Items int
	Room  int
}

type reservation struct {
	item   ItemID
	amount int64
	until  time.Time
}

type bins struct{ *Repo[BinID, Bin] }

// A Service has the stock.
type Service struct {
	bins
	items        *Repo[ItemID, Item]
	mu           sync.Mutex
	reservations map[string]reservation
	now          func() time.Time
}

// New returns a Service.
func New(database db.DB) *Service {
	s := &Service{
		bins:         bins{NewRepo(database, "bin/", Missing[BinID, Bin](stock.NewBinNotFound()))},
		items:        NewRepo(database, "item/", Missing[ItemID, Item](stock.CodeItemNotFound)),
		reservations: make(map[string]reservation),
		now:          time.Now,
	}
	ctx := context.Background()
	for _, bin := range []Bin{{"b-1", 3, 10}, {"b-2", 9, 10}, {"b-3", 10, 10}} {
		_ = s.bins.Save(ctx, bin.ID, bin, 0)
	}
	return s
}

// Item returns an item.
func (s *Service) Item(ctx context.Context, id ItemID) (Item, error) {
	item, _, err := s.items.Find(ctx, id)
	return item, err
}

// Put creates or changes an item.
func (s *Service) Put(ctx context.Context, item Item) error {
	old, version, err := s.items.Find(ctx, item.ID)
	switch {
	case errors.Is(err, stock.CodeItemNotFound):
		version = 0
	case err != nil:
		return err
	case old.Discontinued:
		return stock.NewItemDiscontinued()
	}
	return s.items.Save(ctx, item.ID, item, version)
}

// Reserve reserves a number of items.
func (s *Service) Reserve(ctx context.Context, id ItemID, amount int64) (key string, err error) {
	err = again(func() error {
		key, err = s.reserve(ctx, id, amount)
		return err
	})
	return key, err
}

func (s *Service) reserve(ctx context.Context, id ItemID, amount int64) (string, error) {
	item, version, err := s.items.Find(ctx, id)
	if err != nil {
		return "", err
	}
	if err := available(item, amount); err != nil {
		return "", err
	}
	item.Left -= amount
	if err := s.items.Save(ctx, id, item, version); err != nil {
		return "", err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	key := fmt.Sprintf("%s-%d", id, len(s.reservations))
	s.reservations[key] = reservation{id, amount, s.now().Add(time.Hour)}
	return key, nil
}

func available(item Item, amount int64) error {
	var problem *inverr.Error
	if item.Left < amount {
		problem = stock.NewOutOfStock(stock.OutOfStockParams{Left: item.Left})
	}
	if item.Discontinued {
		problem = stock.NewItemDiscontinued()
	}
	if problem != nil {
		return problem.With("item", item.ID)
	}
	return nil
}

// again does something again if another request came first.
func again(work func() error) error {
	for range 3 {
		err := work()
		if !errors.Is(err, inverr.Aborted) {
			return err
		}
	}
	return stock.NewDatabaseDown().WithDetail("too many requests for one item")
}

// Release gives a reservation up. If there is none, or its item has gone, all is well.
func (s *Service) Release(ctx context.Context, key string) error {
	r, err := s.take(key)
	if err != nil {
		return err
	}
	item, version, err := s.items.Find(ctx, r.item)
	if errors.Is(err, inverr.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	item.Left += r.amount
	return s.items.Save(ctx, item.ID, item, version)
}

var errNone = errors.New("no reservation")

func (s *Service) take(key string) (r reservation, err error) {
	defer func() {
		if err == errNone {
			err = stock.NewReservationExpired().Wrap(err).WithDetail("there is no such reservation")
		}
	}()
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.reservations[key]
	if !ok {
		return r, errNone
	}
	delete(s.reservations, key)
	if r.until.Before(s.now()) {
		return r, stock.CodeReservationExpired
	}
	return r, nil
}

// A tx is several writes.
type tx struct{ undo []func() error }

func (t *tx) onRollback(undo func() error) { t.undo = append(t.undo, undo) }

func (t *tx) rollback() error {
	for _, undo := range t.undo {
		if err := undo(); err != nil {
			return errors.New("rollback failed")
		}
	}
	return nil
}

// inTx does something, and undoes it if it fails.
func inTx(work func(*tx) error) (err error) {
	t := new(tx)
	defer func() {
		if value := recover(); value != nil {
			_ = t.rollback()
			panic(value)
		}
		if err != nil {
			err = errors.Join(err, t.rollback())
		}
	}()
	return work(t)
}

// Move moves an item to another bin.
func (s *Service) Move(ctx context.Context, id ItemID, to BinID) error {
	return inTx(func(t *tx) error {
		item, version, err := s.items.Find(ctx, id)
		if err != nil {
			return err
		}
		bin, binVersion, err := s.bins.Find(ctx, to)
		if err != nil {
			return err
		}
		mustFit(bin)
		bin.Items++
		if err := s.bins.Save(ctx, to, bin, binVersion); err != nil {
			return err
		}
		t.onRollback(func() error {
			bin.Items--
			return s.bins.Save(ctx, to, bin, binVersion+1)
		})
		item.Bin = to
		return s.items.Save(ctx, id, item, version)
	})
}

// mustFit panics if a bin is full. The handler of panics knows what it means.
func mustFit(bin Bin) {
	if bin.Items >= bin.Room {
		panic(stock.NewBinFull().With("bin", bin.ID))
	}
}

// A MismatchError says that a bin has another number of items.
type MismatchError struct{ Book, Counted int }

func (e *MismatchError) Error() string { return fmt.Sprintf("%d instead of %d", e.Counted, e.Book) }

// Unwrap returns what a client sees.
func (e *MismatchError) Unwrap() error { return stock.CodeCountMismatch }

// Count compares a bin with the book.
func (s *Service) Count(ctx context.Context, id BinID, counted int) error {
	err := s.count(ctx, id, counted)
	var code stock.Code
	if !errors.As(err, &code) {
		return err
	}
	switch code {
	case stock.CodeBinNotFound:
		return access.NewBadRequest().Wrap(err).WithDetail("there is no such bin")
	case stock.CodeStaleItem:
		return nil // somebody else counts
	default:
		return err
	}
}

func (s *Service) count(ctx context.Context, id BinID, counted int) error {
	bin, version, err := s.bins.Find(ctx, id)
	if err != nil {
		return err
	}
	if diff := bin.Items - counted; diff > 3 || diff < -3 {
		return &MismatchError{bin.Items, counted}
	}
	bin.Items = counted
	return s.bins.Save(ctx, id, bin, version)
}

// Import puts all items of a sequence, until the first error.
func (s *Service) Import(ctx context.Context, sequence iter.Seq2[Item, error]) error {
	for item, err := range sequence {
		if err != nil {
			return err
		}
		if err := s.Put(ctx, item); err != nil {
			return fmt.Errorf("import %s: %w", item.ID, err)
		}
	}
	return nil
}

// Watch sends the changes of an item, and at the end why there are no more.
func (s *Service) Watch(ctx context.Context, id ItemID) (<-chan Item, <-chan error) {
	changes, failed := make(chan Item), make(chan error, 1)
	go func() {
		defer close(changes)
		var last Item
		for range 3 {
			item, err := s.Item(ctx, id)
			if err != nil {
				failed <- err
				return
			}
			if item != last {
				last = item
				changes <- item
			}
			time.Sleep(time.Second)
		}
		failed <- nil
	}()
	return changes, failed
}

// Ping checks the database.
func (s *Service) Ping(ctx context.Context) error {
	if _, err := s.Item(ctx, "ping"); err != nil && !errors.Is(err, inverr.NotFound) {
		return stock.NewDatabaseDown().Wrap(err)
	}
	return nil
}
