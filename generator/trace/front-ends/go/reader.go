package main

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// step is something that can end in an error: see the facts of errspec's trace.
type step map[string]any

// functionFacts are what happens in a function.
type functionFacts struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Inner bool   `json:"inner"`
	Body  []step `json:"body"`
}

// reader turns functions into steps. A function has up to two identities: one
// for the errors that it returns, and one, with "!", for those that it writes to
// a response.
type reader struct {
	given     input
	program   *ssa.Program
	sources   map[*types.Package]bool
	users     map[string]bool
	shown     map[string]string
	syntax    []syntaxFile
	all       []*ssa.Function
	functions map[string]*functionFacts
	order     []string
	waiting   []func()
	codes     map[string][]string
	kinds     map[string][]string
	// stores has what is stored in a variable, a field, a map or a slice.
	stores map[any][]ssa.Value
	// callers has the calls of a function, values the functions that are not only
	// called, panics what may be recovered.
	callers map[*ssa.Function][]ssa.CallInstruction
	invokes map[string][]*ssa.CallCommon
	values  map[*ssa.Function]bool
	panics  []*ssa.Panic
	// open has the variables, fields and structs that may be set where it is not seen.
	open       map[any]bool
	parameters map[string]*ssa.Parameter
	byID       map[string]*ssa.Function
}

// fieldKey identifies a field of a struct.
type fieldKey struct {
	owner string
	index int
}

const (
	returns  = ""
	responds = "!"
	value    = "="
)

func sortFunctions(list []*ssa.Function) {
	slices.SortFunc(list, func(a, b *ssa.Function) int {
		return cmp.Or(cmp.Compare(a.Pos(), b.Pos()), cmp.Compare(a.String(), b.String()))
	})
}

func (r *reader) define(id, name string, inner bool, body func() []step) string {
	if _, known := r.functions[id]; !known {
		facts := &functionFacts{ID: id, Name: name, Inner: inner, Body: []step{}}
		r.functions[id] = facts
		r.order = append(r.order, id)
		r.waiting = append(r.waiting, func() { facts.Body = append(facts.Body, body()...) })
	}
	return id
}

func (r *reader) finish() {
	for len(r.waiting) > 0 {
		last := len(r.waiting) - 1
		next := r.waiting[last]
		r.waiting = r.waiting[:last]
		next()
	}
}

func (r *reader) at(pos token.Pos) string {
	place := r.program.Fset.Position(pos)
	if !place.IsValid() {
		return "?:1"
	}
	return fmt.Sprintf("%s:%d", r.show(place.Filename), place.Line)
}

// place returns where a value is made; a value without a place of its own is
// where its function is.
func (r *reader) place(v ssa.Value) string {
	if v.Pos().IsValid() {
		return r.at(v.Pos())
	}
	if inner, ok := v.(interface{ Parent() *ssa.Function }); ok && inner.Parent() != nil {
		return r.at(inner.Parent().Pos())
	}
	return "?:1"
}

func (r *reader) id(function *ssa.Function) string {
	return fmt.Sprintf("%s %s", function.String(), r.at(function.Pos()))
}

func (r *reader) name(function *ssa.Function) string {
	if function.Parent() != nil {
		return "func in " + r.name(function.Parent())
	}
	origin := function
	if function.Origin() != nil {
		origin = function.Origin()
	}
	name := strings.TrimSuffix(origin.Name(), "$bound")
	receiver := origin.Signature.Recv()
	if receiver == nil {
		return name
	}
	t := types.TypeString(receiver.Type(), func(*types.Package) string { return "" })
	return strings.TrimPrefix(t, "*") + "." + name
}

// function returns the identity of what a function returns, or responds with.
func (r *reader) function(f *ssa.Function, channel string) string {
	r.byID[r.id(f)+channel] = f
	return r.define(r.id(f)+channel, r.name(f), f.Parent() != nil, func() []step {
		if channel == responds {
			return r.responses(f)
		}
		return r.returned(f)
	})
}

// returned has the errors that a function returns.
func (r *reader) returned(f *ssa.Function) []step {
	var steps []step
	for _, block := range f.Blocks {
		for _, instruction := range block.Instrs {
			result, ok := instruction.(*ssa.Return)
			if !ok {
				continue
			}
			for _, each := range result.Results {
				if carries(each.Type()) {
					steps = append(steps, r.reached(block, r.known(each, block, r.resultOf(f, each)))...)
				}
			}
		}
	}
	return steps
}

var errorType = types.Universe.Lookup("error").Type().Underlying().(*types.Interface)

func isError(t types.Type) bool { return types.Implements(t, errorType) }

// carries reports whether a value can be an error, or have one in it.
func carries(t types.Type) bool {
	if isError(t) {
		return true
	}
	switch t := t.Underlying().(type) {
	case *types.Interface:
		return t.NumMethods() == 0
	case *types.Map:
		return carries(t.Elem())
	case *types.Slice:
		return carries(t.Elem())
	case *types.Struct:
		for i := range t.NumFields() {
			if isError(t.Field(i).Type()) {
				return true
			}
		}
	case *types.Pointer:
		if inner, ok := t.Elem().Underlying().(*types.Struct); ok {
			return carries(inner)
		}
	}
	return false
}

// noteStores collects what a function stores in variables and fields.
func (r *reader) noteStores(f *ssa.Function) {
	add := func(key any, v ssa.Value) { r.stores[key] = append(r.stores[key], v) }
	for _, block := range f.Blocks {
		for _, instruction := range block.Instrs {
			switch each := instruction.(type) {
			case *ssa.Store:
				if key := addressKey(each.Addr); key != nil {
					add(key, each.Val)
				}
			case *ssa.Call: // errors.As stores what it finds
				if callee := each.Call.StaticCallee(); callee != nil && callee.RelString(nil) == "errors.As" {
					if target, ok := each.Call.Args[1].(*ssa.MakeInterface); ok {
						if key := addressKey(target.X); key != nil {
							add(key, each.Call.Args[0])
						}
					}
				}
			case *ssa.MapUpdate:
				for _, key := range originKeys(each.Map) {
					add(key, each.Value)
				}
			}
		}
	}
}

// addressKey identifies the variable, field or container at an address.
func addressKey(address ssa.Value) any {
	switch a := address.(type) {
	case *ssa.Global, *ssa.Alloc:
		return a
	case *ssa.FreeVar:
		return bindingKey(a)
	case *ssa.FieldAddr:
		return fieldKey{owner: a.X.Type().Underlying().(*types.Pointer).Elem().String(), index: a.Field}
	case *ssa.IndexAddr:
		if keys := originKeys(a.X); len(keys) > 0 {
			return keys[0]
		}
	}
	return nil
}

// bindingKey identifies the variable that a closure has from the function around
// it.
func bindingKey(free *ssa.FreeVar) any {
	if bound := binding(free); bound != nil {
		return addressKey(bound)
	}
	return nil
}

// binding returns what a closure has from the function around it.
func binding(free *ssa.FreeVar) ssa.Value {
	f := free.Parent()
	index := slices.Index(f.FreeVars, free)
	if f.Parent() == nil {
		return nil
	}
	for _, block := range f.Parent().Blocks {
		for _, instruction := range block.Instrs {
			if closure, ok := instruction.(*ssa.MakeClosure); ok && closure.Fn == f {
				return closure.Bindings[index]
			}
		}
	}
	return nil
}

// originKeys identifies the container that a map, a slice or a pointer is.
func originKeys(v ssa.Value) []any {
	switch v := v.(type) {
	case *ssa.MakeMap, *ssa.MakeSlice, *ssa.Alloc:
		return []any{v}
	case *ssa.UnOp:
		if key := addressKey(v.X); v.Op == token.MUL && key != nil {
			return []any{key}
		}
	case *ssa.Slice:
		return originKeys(v.X)
	}
	return nil
}
