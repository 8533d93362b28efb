// Package web has the handlers.
package web

import (
	"bufio"
	"encoding/json"
	"io"
	"iter"
	"net/http"
	"strconv"

	"example.com/inverr/access"
	"example.com/invsvc/internal/carriers"
	"example.com/invsvc/internal/checks"
	"example.com/invsvc/internal/items"
	"github.com/go-chi/chi/v5"
)

// A Server has what the handlers need.
type Server struct {
	stock  *items.Service
	desk   *carriers.Desk
	checks checks.Checker
}

// New returns a Server.
func New(stock *items.Service) *Server {
	return &Server{stock, new(carriers.Desk), checks.Checker{Stock: stock}}
}

// Routes returns the handler of all operations.
func (s *Server) Routes() http.Handler {
	r := chi.NewRouter()
	r.Use(recovered)
	r.Get("/health", wrap(s.health))
	r.Group(func(r chi.Router) {
		r.Use(limited(100), authenticated)
		r.Route("/items/{id}", func(r chi.Router) {
			r.Get("/", wrap(s.getItem))
			r.Put("/", wrap(s.putItem))
			r.Post("/reservations", wrap(s.reserveItem))
			r.Post("/move", wrap(s.moveItem))
			r.Get("/changes", s.watchItem)
		})
		r.Delete("/reservations/{id}", wrap(s.releaseReservation))
		r.Post("/bins/{id}/count", wrap(s.countBin))
		r.Post("/shipments", wrap(s.shipOrder))
		r.Get("/shipments/quote", wrap(s.quoteShipment))
		r.Mount("/admin", s.admin())
	})
	return r
}

func (s *Server) admin() http.Handler {
	r := chi.NewRouter()
	r.Use(adminOnly)
	r.Post("/items", wrap(s.importItems))
	r.With(authenticated).Post("/checks/{name}", wrap(s.runCheck))
	return r
}

func (s *Server) health(w http.ResponseWriter, r *http.Request) error {
	return s.stock.Ping(r.Context())
}

func (s *Server) getItem(w http.ResponseWriter, r *http.Request) error {
	item, err := s.stock.Item(r.Context(), items.ItemID(chi.URLParam(r, "id")))
	if err != nil {
		return err
	}
	answer(w, item)
	return nil
}

func (s *Server) putItem(w http.ResponseWriter, r *http.Request) error {
	item, err := decode[items.Item](r.Body)
	if err != nil {
		return err
	}
	item.ID = items.ItemID(chi.URLParam(r, "id"))
	return s.stock.Put(r.Context(), item)
}

func (s *Server) reserveItem(w http.ResponseWriter, r *http.Request) error {
	amount, err := number(r, "amount")
	if err != nil {
		return err
	}
	key, err := s.stock.Reserve(r.Context(), items.ItemID(chi.URLParam(r, "id")), int64(amount))
	if err == nil {
		answer(w, key)
	}
	return err
}

func (s *Server) releaseReservation(w http.ResponseWriter, r *http.Request) error {
	return s.stock.Release(r.Context(), chi.URLParam(r, "id"))
}

func (s *Server) moveItem(w http.ResponseWriter, r *http.Request) error {
	return s.stock.Move(r.Context(), items.ItemID(chi.URLParam(r, "id")), items.BinID(r.FormValue("bin")))
}

func (s *Server) countBin(w http.ResponseWriter, r *http.Request) error {
	counted, err := number(r, "counted")
	if err != nil {
		return err
	}
	return s.stock.Count(r.Context(), items.BinID(chi.URLParam(r, "id")), counted)
}

func (s *Server) shipOrder(w http.ResponseWriter, r *http.Request) error {
	parcel, err := decode[carriers.Parcel](r.Body)
	if err != nil {
		return err
	}
	label, err := s.desk.Ship(r.Context(), r.FormValue("carrier"), parcel)
	if err != nil {
		return err
	}
	answer(w, label)
	return nil
}

func (s *Server) quoteShipment(w http.ResponseWriter, r *http.Request) error {
	grams, err := number(r, "grams")
	if err != nil {
		return err
	}
	cents, err := carriers.Cheapest(r.Context(), carriers.Parcel{Grams: grams})
	if err != nil {
		return err
	}
	answer(w, cents)
	return nil
}

func (s *Server) importItems(w http.ResponseWriter, r *http.Request) error {
	return s.stock.Import(r.Context(), lines[items.Item](r.Body))
}

func (s *Server) runCheck(w http.ResponseWriter, r *http.Request) error {
	return s.checks.Run(r.Context(), chi.URLParam(r, "name"))
}

func (s *Server) watchItem(w http.ResponseWriter, r *http.Request) {
	changes, failed := s.stock.Watch(r.Context(), items.ItemID(chi.URLParam(r, "id")))
	for change := range changes {
		answer(w, change)
	}
	if err := <-failed; err != nil {
		render(w, r, err)
	}
}

func number(r *http.Request, name string) (int, error) {
	n, err := strconv.Atoi(r.FormValue(name))
	if err != nil {
		return 0, access.NewBadRequest().Wrap(err).WithDetail(name)
	}
	return n, nil
}

func decode[T any](body io.Reader) (v T, err error) {
	if err := json.NewDecoder(body).Decode(&v); err != nil {
		return v, access.NewBadRequest().Wrap(err)
	}
	return v, nil
}

// lines yields the values of lines of JSON.
func lines[T any](body io.Reader) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		scanner := bufio.NewScanner(body)
		for scanner.Scan() {
			var v T
			err := json.Unmarshal(scanner.Bytes(), &v)
			if err != nil {
				err = access.NewBadRequest().Wrap(err)
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

func answer(w http.ResponseWriter, v any) { _ = json.NewEncoder(w).Encode(v) }
