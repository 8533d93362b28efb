// Package carriers ships parcels.
package carriers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"

	"example.com/inverr"
	"example.com/inverr/access"
	"example.com/inverr/shipping"
	"example.com/inverr/stock"
)

// A Parcel is what is shipped.
type Parcel struct {
	Order   string
	Address string
	Grams   int
}

// A Carrier ships parcels.
type Carrier interface {
	Quote(ctx context.Context, p Parcel) (cents int, err error)
	Ship(ctx context.Context, p Parcel) (label string, err error)
}

// Limits is for carriers that do not take everything.
type Limits struct{ MaxGrams int }

func (l Limits) check(p Parcel) error {
	if p.Grams > l.MaxGrams {
		return shipping.NewParcelTooHeavy().With("max", l.MaxGrams)
	}
	return nil
}

// Post is a Carrier.
type Post struct{ Limits }

func (c Post) Quote(_ context.Context, p Parcel) (int, error) {
	if err := c.check(p); err != nil {
		return 0, err
	}
	return 500 + p.Grams/10, nil
}

func (c Post) Ship(ctx context.Context, p Parcel) (string, error) {
	if err := c.check(p); err != nil {
		return "", fmt.Errorf("post: %w", err)
	}
	if len(p.Address) < 5 {
		return "", shipping.NewAddressInvalid()
	}
	return "post-" + p.Order, nil
}

// Courier is a Carrier that asks a server.
type Courier struct{ URL string }

func (c Courier) Quote(ctx context.Context, p Parcel) (int, error) {
	if _, err := c.ask(ctx, "/quote?order="+p.Order); err != nil {
		return 0, err
	}
	return 1500, nil
}

func (c Courier) Ship(ctx context.Context, p Parcel) (string, error) {
	return c.ask(ctx, "/ship?order="+p.Order)
}

func (c Courier) ask(ctx context.Context, path string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.URL+path, nil)
	if err != nil {
		return "", access.NewBadRequest().Wrap(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", shipping.NewCarrierDown().Wrap(err)
	}
	defer response.Body.Close()
	if kind, ok := kinds[response.StatusCode]; ok {
		return "", kind
	}
	return response.Header.Get("Label"), nil
}

// What the statuses of a courier mean.
var kinds = map[int]error{
	http.StatusUnprocessableEntity: shipping.CodeAddressInvalid,
	http.StatusServiceUnavailable:  shipping.NewCarrierDown().WithDetail("the courier is on strike"),
	http.StatusTeapot:              errTeapot,
}

var errTeapot = errors.New("the courier is a teapot")

// Stubborn is a Carrier that does not give up at once.
type Stubborn struct {
	Carrier
	Attempts int
}

func (s Stubborn) Ship(ctx context.Context, p Parcel) (label string, err error) {
	for range s.Attempts {
		label, err = s.Carrier.Ship(ctx, p)
		if !errors.Is(err, inverr.Unavailable) {
			return label, err
		}
	}
	return label, err
}

// Drone is a Carrier that never flew. Nothing creates one.
type Drone struct{}

func (Drone) Quote(context.Context, Parcel) (int, error) { return 0, stock.NewBinFull() }
func (Drone) Ship(context.Context, Parcel) (string, error) {
	return "", shipping.NewUnexpected()
}

var _ Carrier = Drone{}

var known = map[string]func() Carrier{
	"post":    func() Carrier { return Post{Limits{20_000}} },
	"courier": func() Carrier { return Stubborn{Courier{"https://courier.example.com"}, 3} },
}

// Named returns a carrier.
func Named(name string) (Carrier, error) {
	create, ok := known[name]
	if !ok {
		return nil, shipping.NewCarrierUnknown().With("name", name)
	}
	return create(), nil
}

// A Desk ships orders.
type Desk struct{ shipped sync.Map }

// Ship ships an order once.
func (d *Desk) Ship(ctx context.Context, name string, p Parcel) (string, error) {
	carrier, err := Named(name)
	if err != nil {
		return "", err
	}
	if _, loaded := d.shipped.LoadOrStore(p.Order, true); loaded {
		return "", shipping.NewAlreadyShipped()
	}
	label, err := carrier.Ship(ctx, p)
	if errors.Is(err, errTeapot) {
		return "", shipping.NewCarrierDown().Wrap(err)
	}
	if err != nil {
		d.shipped.Delete(p.Order)
		return "", err
	}
	return printed(label)
}

// printed prints a label. A label that makes the printer panic is an error.
func printed(label string) (printed string, err error) {
	defer func() {
		if recover() != nil {
			err = shipping.NewLabelFailed().With("label", label)
		}
	}()
	return label[:8] + "\n" + label[8:], nil
}

// Cheapest asks all carriers, and returns the lowest price.
func Cheapest(ctx context.Context, p Parcel) (int, error) {
	type quote struct {
		cents int
		err   error
	}
	quotes := make([]quote, 0, len(known))
	for _, create := range known {
		cents, err := create().Quote(ctx, p)
		quotes = append(quotes, quote{cents, err})
	}
	best := quote{err: shipping.NewCarrierUnknown().WithDetail("there is no carrier")}
	for _, q := range quotes {
		if q.err == nil && (best.err != nil || q.cents < best.cents) {
			best = q
		}
	}
	return best.cents, best.err
}
