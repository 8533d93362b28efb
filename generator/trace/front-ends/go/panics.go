package main

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// panicked is the param that stands for what the handler of a route panics with.
const panicked = "panics"

// recovered has the errors that recover returns: in middleware those of the
// handler behind it, elsewhere those of anything.
func (r *reader) recovered(v *ssa.Call) step {
	at := r.place(v)
	for f := v.Parent(); f != nil; f = f.Parent() {
		if isWrapper(f.Signature) {
			return step{"param": panicked, "at": at}
		}
	}
	id := r.define("panics", "", false, func() []step { return r.panicsOf(nil, at) })
	return step{"call": []string{id}, "at": at}
}

// panicsOf has the errors that functions panic with; nil stands for all functions.
func (r *reader) panicsOf(functions map[*ssa.Function]bool, at string) []step {
	steps := []step{{"foreign": "panic", "at": at}}
	for _, each := range r.panics {
		if functions == nil || functions[each.Parent()] {
			steps = append(steps, r.anywhere(each.X)...)
		}
	}
	return steps
}

// withPanics has the steps of a route, in which middleware recovers what the
// functions of its handler panic with.
func (r *reader) withPanics(route string, at string, before, own []step) []step {
	id := r.define("panics of "+route+" "+at, "", false, func() []step {
		return r.panicsOf(r.reachable(r.calledIn(own)), at)
	})
	args := map[string][]step{panicked: {{"call": []string{id}, "at": at}}}
	return r.bound(slices.Concat(before, own), args)
}

// calledIn returns the functions that steps call.
func (r *reader) calledIn(steps []step) []*ssa.Function {
	var found []*ssa.Function
	for _, each := range steps {
		if ids, ok := each["call"].([]string); ok {
			for _, id := range ids {
				if f := r.byID[id]; f != nil {
					found = append(found, f)
				}
			}
		}
		if args, ok := each["args"].(map[string][]step); ok {
			for _, list := range args {
				found = append(found, r.calledIn(list)...)
			}
		}
	}
	return found
}

// reachable returns the functions of the sources that functions call, or pass on.
func (r *reader) reachable(start []*ssa.Function) map[*ssa.Function]bool {
	found := map[*ssa.Function]bool{}
	waiting := slices.Clone(start)
	for len(waiting) > 0 {
		f := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if f == nil || found[f] {
			continue
		}
		found[f] = true
		for _, block := range f.Blocks {
			for _, instruction := range block.Instrs {
				for _, operand := range instruction.Operands(nil) {
					if other, ok := (*operand).(*ssa.Function); ok {
						waiting = append(waiting, other)
					}
				}
				if call, ok := instruction.(ssa.CallInstruction); ok {
					waiting = append(waiting, r.dynamic(call.Common())...)
				}
			}
		}
	}
	return found
}

// dynamic returns the functions that a call may reach which names none: methods
// behind an interface, and functions that are values.
func (r *reader) dynamic(common *ssa.CallCommon) []*ssa.Function {
	if common.IsInvoke() {
		return r.implementations(common.Value.Type(), common.Method)
	}
	if common.StaticCallee() != nil || isPassed(common.Value) {
		return nil
	}
	var found []*ssa.Function
	for _, f := range r.all {
		isValue := r.values[f] || f.Parent() != nil || f.Signature.Recv() != nil
		if isValue && types.Identical(withoutReceiver(f.Signature), common.Signature()) {
			found = append(found, f)
		}
	}
	return found
}

// isPassed reports whether a function comes from a caller or is made here: then
// something that is reachable names it.
func isPassed(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Parameter, *ssa.FreeVar, *ssa.MakeClosure, *ssa.Builtin:
		return true
	case *ssa.ChangeType:
		return isPassed(v.X)
	case *ssa.UnOp:
		switch v.X.(type) {
		case *ssa.Alloc, *ssa.FreeVar:
			return true
		}
	}
	return false
}

func withoutReceiver(signature *types.Signature) *types.Signature {
	return types.NewSignatureType(nil, nil, nil, signature.Params(), signature.Results(), signature.Variadic())
}
