package main

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// elsewhere is a value that a function stores where its callers see it: through a
// pointer that it gets.
type elsewhere struct{ ssa.Value }

// noteCallers collects the calls of functions, and the functions that are values.
func (r *reader) noteCallers(f *ssa.Function) {
	for _, block := range f.Blocks {
		for _, instruction := range block.Instrs {
			call, isCall := instruction.(ssa.CallInstruction)
			if isCall {
				common := call.Common()
				if callee := common.StaticCallee(); callee != nil {
					r.callers[callee] = append(r.callers[callee], call)
				}
				if common.IsInvoke() {
					r.invokes[common.Method.Name()] = append(r.invokes[common.Method.Name()], common)
				}
			}
			for _, operand := range instruction.Operands(nil) {
				if f, ok := (*operand).(*ssa.Function); ok && !(isCall && call.Common().Value == f) {
					r.values[f] = true
				}
			}
			if panics, ok := instruction.(*ssa.Panic); ok {
				r.panics = append(r.panics, panics)
			}
		}
	}
}

// notePointers collects what functions store through pointers that they get.
func (r *reader) notePointers(f *ssa.Function) {
	for _, block := range f.Blocks {
		for _, instruction := range block.Instrs {
			store, ok := instruction.(*ssa.Store)
			if !ok || !carries(store.Val.Type()) {
				continue
			}
			parameter, ok := store.Addr.(*ssa.Parameter)
			if !ok {
				continue
			}
			for _, given := range r.passed(parameter) {
				if key := addressKey(given); key != nil {
					r.stores[key] = append(r.stores[key], elsewhere{store.Val})
				}
			}
		}
	}
}

// passed returns what the sources pass for a param.
func (r *reader) passed(v *ssa.Parameter) []ssa.Value {
	index := slices.Index(v.Parent().Params, v)
	var found []ssa.Value
	for _, call := range r.callers[v.Parent()] {
		if arguments := call.Common().Args; index < len(arguments) {
			found = append(found, arguments[index])
		}
	}
	if receiver := v.Parent().Signature.Recv(); receiver != nil && index > 0 {
		for _, common := range r.invokes[v.Parent().Name()] {
			wanted, ok := common.Value.Type().Underlying().(*types.Interface)
			if ok && types.Implements(receiver.Type(), wanted) && index <= len(common.Args) {
				found = append(found, common.Args[index-1])
			}
		}
	}
	return found
}

// anywhere has the errors of a value, whoever calls its function.
func (r *reader) anywhere(v ssa.Value) []step { return r.unbound(r.errors(v)) }

// unbound has steps in which params of functions are what any caller passes.
func (r *reader) unbound(steps []step) []step {
	found := make([]step, len(steps))
	for i, each := range steps {
		found[i] = step{}
		for key, part := range each {
			found[i][key] = r.unboundPart(part)
		}
		if key, ok := each["param"].(string); ok {
			if parameter := r.parameters[key]; parameter != nil {
				found[i] = step{"call": []string{r.any(key, parameter)}, "at": each["at"]}
			}
		}
	}
	return found
}

func (r *reader) unboundPart(part any) any {
	switch part := part.(type) {
	case []step:
		return r.unbound(part)
	case step:
		return r.unbound([]step{part})[0]
	case map[string][]step:
		found := map[string][]step{}
		for key, steps := range part {
			found[key] = r.unbound(steps)
		}
		return found
	case []any:
		found := make([]any, len(part))
		for i, each := range part {
			found[i] = r.unboundPart(each)
		}
		return found
	case map[string]any:
		found := map[string]any{}
		for key, each := range part {
			found[key] = r.unboundPart(each)
		}
		return found
	}
	return part
}

// any returns the identity of the errors that any caller passes for a param.
func (r *reader) any(key string, parameter *ssa.Parameter) string {
	return r.define("any "+key, "", false, func() []step {
		f := parameter.Parent()
		var steps []step
		passed := r.passed(parameter)
		if r.values[f] || len(passed) == 0 {
			steps = append(steps, step{"unknown": "an error that a function gets from outside", "at": r.at(f.Pos())})
		}
		for _, each := range passed {
			steps = append(steps, r.anywhere(each)...)
		}
		return steps
	})
}

// unwrapped has the errors of a method Unwrap that does more than to return a
// field, which is known already.
func (r *reader) unwrapped(t types.Type, at string) []step {
	selection := r.program.MethodSets.MethodSet(t).Lookup(nil, "Unwrap")
	if selection == nil {
		return nil
	}
	f := r.program.MethodValue(selection)
	if f == nil || !r.isSource(f) || !hasError(f.Signature) || f.Synthetic != "" {
		return nil
	}
	isField := func(v ssa.Value) bool {
		if load, ok := v.(*ssa.UnOp); ok {
			v = load.X
		}
		switch v.(type) {
		case *ssa.FieldAddr, *ssa.Field:
			return true
		}
		return false
	}
	if !slices.ContainsFunc(results(f), func(v ssa.Value) bool { return !isField(v) }) {
		return nil
	}
	return []step{{"call": []string{r.function(f, returns)}, "args": map[string][]step{}, "at": at}}
}
