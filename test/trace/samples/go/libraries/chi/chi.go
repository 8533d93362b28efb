// Package chi has the part of chi that the samples use.
package chi

import "net/http"

// Router is what routes are registered with.
type Router interface {
	http.Handler
	Use(middlewares ...func(http.Handler) http.Handler)
	With(middlewares ...func(http.Handler) http.Handler) Router
	Group(fn func(r Router)) Router
	Route(pattern string, fn func(r Router)) Router
	Mount(pattern string, h http.Handler)
	MethodFunc(method, pattern string, h http.HandlerFunc)
	Get(pattern string, h http.HandlerFunc)
	Post(pattern string, h http.HandlerFunc)
}

// Mux is a Router.
type Mux struct{}

// NewRouter returns a Mux.
func NewRouter() *Mux { return &Mux{} }

// ServeHTTP answers a request.
func (m *Mux) ServeHTTP(http.ResponseWriter, *http.Request) {}

// Use adds middleware.
func (m *Mux) Use(...func(http.Handler) http.Handler) {}

// With returns a router with middleware for its routes.
func (m *Mux) With(...func(http.Handler) http.Handler) Router { return m }

// Group returns a router with middleware of its own.
func (m *Mux) Group(func(r Router)) Router { return m }

// Route returns a router with a path of its own.
func (m *Mux) Route(string, func(r Router)) Router { return m }

// Mount adds a handler for a path.
func (m *Mux) Mount(string, http.Handler) {}

// MethodFunc registers a handler.
func (m *Mux) MethodFunc(string, string, http.HandlerFunc) {}

// Get registers a handler.
func (m *Mux) Get(string, http.HandlerFunc) {}

// Post registers a handler.
func (m *Mux) Post(string, http.HandlerFunc) {}
