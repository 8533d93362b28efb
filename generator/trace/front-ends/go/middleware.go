package main

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// middleware has the steps of a function that runs before a handler, or around it.
func (r *reader) middleware(v ssa.Value) []step {
	at := r.place(v)
	if isWrapper(v.Type()) {
		return append(r.applied(v, nil, at, responds, 0), r.applied(v, nil, at, returns, 0)...)
	}
	return r.answered(v, at)
}

// answered has the steps of a handler: what it responds with, and what it returns
// to a library that responds with it.
func (r *reader) answered(v ssa.Value, at string) []step {
	steps := r.value(v, at, responds, map[ssa.Value]bool{})
	if signature, ok := v.Type().Underlying().(*types.Signature); ok && hasError(signature) {
		steps = append(steps, r.value(v, at, returns, map[ssa.Value]bool{})...)
	}
	return steps
}

// applied has the steps of what a function returns that is the value v: middleware
// returns a handler. Nothing is known about what it gets, unless that is given.
func (r *reader) applied(v ssa.Value, given []ssa.Value, at, channel string, depth int) []step {
	if depth > 8 {
		return []step{{"unknown": "a function that a function returns", "at": at}}
	}
	if f := functionOf(v); f != nil {
		return r.appliedTo(f, given, at, channel)
	}
	var list []ssa.Value
	switch v := v.(type) {
	case *ssa.ChangeType:
		list = []ssa.Value{v.X}
	case *ssa.MakeInterface:
		list = []ssa.Value{v.X}
	case *ssa.Phi:
		list = v.Edges
	case *ssa.FreeVar:
		list = []ssa.Value{binding(v)}
	case *ssa.Alloc:
		list = r.stores[v]
	case *ssa.UnOp:
		if key := addressKey(v.X); key != nil {
			list = r.stores[key]
		}
	case *ssa.Call:
		callee := v.Call.StaticCallee()
		if callee == nil {
			break
		}
		if !r.isSource(callee) {
			return r.ofEach(given, at, channel)
		}
		var steps []step
		args := r.args(callee, v.Call.Args, v.Block())
		for _, each := range results(callee) {
			steps = append(steps, r.bound(r.applied(each, given, at, channel, depth+1), args)...)
		}
		return steps
	}
	if len(list) == 0 {
		return []step{{"unknown": "a function that a function returns", "at": at}}
	}
	var steps []step
	for _, each := range list {
		steps = append(steps, r.applied(each, given, at, channel, depth+1)...)
	}
	return steps
}

func (r *reader) appliedTo(f *ssa.Function, given []ssa.Value, at, channel string) []step {
	if !r.isSource(f) {
		return r.ofEach(given, at, channel)
	}
	args := r.args(f, given, nil)
	var steps []step
	for _, each := range results(f) {
		if channel == responds || returnsError(each.Type()) {
			steps = append(steps, r.bound(r.value(each, at, channel, map[ssa.Value]bool{}), args)...)
		}
	}
	return steps
}

// ofEach has the steps of the functions that a library gets, and calls later.
func (r *reader) ofEach(given []ssa.Value, at, channel string) []step {
	var steps []step
	for _, each := range given {
		if isFunction(each.Type()) {
			steps = append(steps, r.value(each, at, channel, map[ssa.Value]bool{})...)
		}
	}
	return steps
}

// returnsError reports whether a handler returns its errors.
func returnsError(t types.Type) bool {
	signature, ok := t.Underlying().(*types.Signature)
	return ok && hasError(signature)
}

// isWrapper reports whether a function gets a handler and returns one.
func isWrapper(t types.Type) bool {
	signature, ok := t.Underlying().(*types.Signature)
	return ok && signature.Params().Len() == 1 && signature.Results().Len() == 1 &&
		isFunction(signature.Params().At(0).Type()) && isFunction(signature.Results().At(0).Type())
}
