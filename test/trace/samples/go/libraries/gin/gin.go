// Package gin has the part of gin that the samples use.
package gin

import "net/http"

// Error is an error of a request.
type Error struct{ Err error }

// Context is a request with its response.
type Context struct {
	Request *http.Request
	Writer  http.ResponseWriter
	Errors  []*Error
}

// Error adds an error for the middleware that answers with it.
func (c *Context) Error(err error) *Error { return &Error{err} }

// Abort keeps later handlers from running.
func (c *Context) Abort() {}

// Next runs the later handlers.
func (c *Context) Next() {}

// Param returns a param of the path.
func (c *Context) Param(string) string { return "" }

// JSON answers.
func (c *Context) JSON(int, any) {}

// HandlerFunc answers a request, or is middleware.
type HandlerFunc func(*Context)

// RouterGroup is a part of an Engine.
type RouterGroup struct{}

// Engine is what routes are registered with.
type Engine struct{ RouterGroup }

// New returns an Engine.
func New() *Engine { return &Engine{} }

// Use adds middleware.
func (g *RouterGroup) Use(...HandlerFunc) {}

// Group returns a part with a path and middleware of its own.
func (g *RouterGroup) Group(string, ...HandlerFunc) *RouterGroup { return g }

// POST registers handlers.
func (g *RouterGroup) POST(string, ...HandlerFunc) {}

// Handle registers handlers.
func (g *RouterGroup) Handle(string, string, ...HandlerFunc) {}
