package main

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// middleware has the steps of a function that runs before a handler, or around it.
func (r *reader) middleware(v ssa.Value) []step {
	at := r.place(v)
	if isWrapper(v.Type()) {
		return append(r.applied(v, at, responds, 0), r.applied(v, at, returns, 0)...)
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

// applied has the steps of the handler that a function makes of another one, of
// which nothing is known.
func (r *reader) applied(v ssa.Value, at, channel string, depth int) []step {
	if depth > 8 {
		return []step{{"unknown": "a function around a handler", "at": at}}
	}
	if f := functionOf(v); f != nil {
		if !r.isSource(f) {
			return nil
		}
		args := map[string][]step{}
		for _, each := range f.Params {
			key := r.param(each)
			args[key], args[key+responds], args[key+value] = []step{}, []step{}, []step{}
		}
		var steps []step
		for _, each := range results(f) {
			if channel == responds || returnsError(each.Type()) {
				steps = append(steps, r.bound(r.value(each, at, channel, map[ssa.Value]bool{}), args)...)
			}
		}
		return steps
	}
	var list []ssa.Value
	switch v := v.(type) {
	case *ssa.ChangeType:
		list = []ssa.Value{v.X}
	case *ssa.MakeInterface:
		list = []ssa.Value{v.X}
	case *ssa.Phi:
		list = v.Edges
	case *ssa.UnOp:
		if key := addressKey(v.X); key != nil {
			list = r.stores[key]
		}
	case *ssa.Call:
		callee := v.Call.StaticCallee()
		if callee == nil || !r.isSource(callee) {
			return nil
		}
		var steps []step
		args := r.args(callee, v.Call.Args)
		for _, each := range results(callee) {
			steps = append(steps, r.bound(r.applied(each, at, channel, depth+1), args)...)
		}
		return steps
	}
	if list == nil {
		return []step{{"unknown": "a function around a handler", "at": at}}
	}
	var steps []step
	for _, each := range list {
		steps = append(steps, r.applied(each, at, channel, depth+1)...)
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
