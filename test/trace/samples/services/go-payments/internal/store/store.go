// Package store keeps values by ID. It knows nothing of the catalog.
package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// What a backend returns besides errors of the system.
var (
	ErrMissing = errors.New("store: no such value")
	ErrVersion = errors.New("store: the version has changed")
)

// A Backend keeps bytes.
type Backend interface {
	Load(id string) (data []byte, version int, err error)
	Save(id string, data []byte, version int) error
}

// Memory is a Backend for what may be lost.
type Memory struct {
	mu     sync.Mutex
	values map[string]value
}

type value struct {
	data    []byte
	version int
}

// NewMemory returns an empty Memory.
func NewMemory() *Memory { return &Memory{values: make(map[string]value)} }

func (m *Memory) Load(id string) ([]byte, int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.values[id]
	if !ok {
		return nil, 0, ErrMissing
	}
	return v.data, v.version, nil
}

func (m *Memory) Save(id string, data []byte, version int) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if v := m.values[id]; v.version != version {
		return fmt.Errorf("save %s: %w", id, ErrVersion)
	}
	m.values[id] = value{data, version + 1}
	return nil
}

// Disk is a Backend of files. It has no versions: the last one wins.
type Disk struct{ Folder string }

func (d Disk) Load(id string) ([]byte, int, error) {
	data, err := os.ReadFile(d.path(id))
	if errors.Is(err, os.ErrNotExist) {
		return nil, 0, ErrMissing
	}
	if err != nil {
		return nil, 0, fmt.Errorf("load %s: %w", id, err)
	}
	return data, 0, nil
}

func (d Disk) Save(id string, data []byte, _ int) error {
	return os.WriteFile(d.path(id), data, 0o600)
}

func (d Disk) path(id string) string { return filepath.Join(d.Folder, filepath.Base(id)+".json") }

// A Table has the values of one type.
type Table[T any] struct{ Backend Backend }

// Get returns a value and its version.
func (t Table[T]) Get(id string) (v T, version int, err error) {
	data, version, err := t.Backend.Load(id)
	if err != nil {
		return v, 0, err
	}
	err = json.Unmarshal(data, &v)
	return v, version, err
}

// Put saves a value if its version is still the same.
func (t Table[T]) Put(id string, v T, version int) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return t.Backend.Save(id, data, version)
}
