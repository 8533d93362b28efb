// Package db is the database. It knows nothing of the catalog.
package db

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

// What a database returns besides the error of a context.
var (
	ErrNoRow   = errors.New("db: no such row")
	ErrVersion = errors.New("db: the version has changed")
)

// A BusyError says that all connections are in use.
type BusyError struct{ Open int64 }

func (e *BusyError) Error() string {
	return fmt.Sprintf("db: all of %d connections are in use", e.Open)
}

// A Reader reads rows.
type Reader interface {
	Read(ctx context.Context, key string) (row any, version int, err error)
}

// A Writer writes rows.
type Writer interface {
	Write(ctx context.Context, key string, row any, version int) error
}

// A DB reads and writes.
type DB interface {
	Reader
	Writer
}

type row struct {
	value   any
	version int
}

type conn struct {
	mu   sync.Mutex
	rows map[string]row
	open atomic.Int64
}

func (c *conn) begin(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if open := c.open.Add(1); open > 100 {
		c.open.Add(-1)
		return &BusyError{open}
	}
	return nil
}

func (c *conn) end() { c.open.Add(-1) }

// A Pool is a DB.
type Pool struct{ *conn }

// Open returns an empty Pool.
func Open() Pool { return Pool{&conn{rows: make(map[string]row)}} }

// Read returns a row.
func (p Pool) Read(ctx context.Context, key string) (any, int, error) {
	if err := p.begin(ctx); err != nil {
		return nil, 0, err
	}
	defer p.end()
	p.mu.Lock()
	defer p.mu.Unlock()
	found, ok := p.rows[key]
	if !ok {
		return nil, 0, fmt.Errorf("read %s: %w", key, ErrNoRow)
	}
	return found.value, found.version, nil
}

// Write writes a row.
func (p Pool) Write(ctx context.Context, key string, value any, version int) error {
	if err := p.begin(ctx); err != nil {
		return err
	}
	defer p.end()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.rows[key].version != version {
		return fmt.Errorf("write %s: %w", key, ErrVersion)
	}
	p.rows[key] = row{value, version + 1}
	return nil
}
