package main

import (
	"go/constant"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// origins returns the values that make a router.
func (r *routers) origins(v ssa.Value, depth int) []ssa.Value {
	all := func(list []ssa.Value) []ssa.Value {
		var found []ssa.Value
		for _, each := range list {
			for _, origin := range r.origins(each, depth+1) {
				if !slices.Contains(found, origin) {
					found = append(found, origin)
				}
			}
		}
		return found
	}
	if depth > 12 {
		return nil
	}
	switch v := v.(type) {
	case *ssa.MakeInterface:
		return all([]ssa.Value{v.X})
	case *ssa.ChangeInterface:
		return all([]ssa.Value{v.X})
	case *ssa.ChangeType:
		return all([]ssa.Value{v.X})
	case *ssa.TypeAssert:
		return all([]ssa.Value{v.X})
	case *ssa.Extract:
		return all([]ssa.Value{v.Tuple})
	case *ssa.Phi:
		return all(v.Edges)
	case *ssa.FreeVar:
		if bound := binding(v); bound != nil {
			return all([]ssa.Value{bound})
		}
	case *ssa.Alloc:
		if stored := r.stores[v]; len(stored) > 0 {
			return all(stored)
		}
	case *ssa.UnOp:
		if key := addressKey(v.X); key != nil {
			if stored := r.stores[key]; len(stored) > 0 {
				return all(stored)
			}
		}
	case *ssa.Parameter:
		found := all(r.passed(v))
		if len(found) == 0 || len(r.outer(v)) > 0 {
			found = append(found, v)
		}
		return found
	case *ssa.Call:
		callee := v.Call.StaticCallee()
		if callee != nil && r.isSource(callee) {
			return all(append(results(callee), wrapped(v)...))
		}
		if callee != nil && callee.Signature.Recv() == nil && len(wrapped(v)) > 0 { // http.StripPrefix
			return all(wrapped(v))
		}
	}
	return []ssa.Value{v}
}

// stripped returns what http.StripPrefix removes from paths before a handler sees
// them.
func stripped(v ssa.Value) string {
	call, ok := v.(*ssa.Call)
	if !ok {
		return ""
	}
	if callee := call.Call.StaticCallee(); callee != nil && callee.RelString(nil) == "net/http.StripPrefix" {
		prefix, _ := text(call.Call.Args[0])
		return prefix
	}
	for _, each := range wrapped(call) {
		if prefix := stripped(each); prefix != "" {
			return prefix
		}
	}
	return ""
}

// wrapped returns the handlers among the arguments of a call that returns one.
func wrapped(call *ssa.Call) []ssa.Value {
	if !isFunction(call.Type()) {
		return nil
	}
	var found []ssa.Value
	for _, each := range call.Call.Args {
		if each.Type().String() == "net/http.Handler" {
			found = append(found, each)
		}
	}
	return found
}

// results returns what a function returns.
func results(f *ssa.Function) []ssa.Value {
	var found []ssa.Value
	for _, block := range f.Blocks {
		for _, instruction := range block.Instrs {
			if result, ok := instruction.(*ssa.Return); ok {
				found = append(found, result.Results...)
			}
		}
	}
	return found
}

// functionOf returns the function that a value is.
func functionOf(v ssa.Value) *ssa.Function {
	switch v := v.(type) {
	case *ssa.Function:
		return v
	case *ssa.MakeClosure:
		f := v.Fn.(*ssa.Function)
		if method := boundMethod(f); method != nil {
			return method
		}
		return f
	case *ssa.ChangeType:
		return functionOf(v.X)
	}
	return nil
}

func text(v ssa.Value) (string, bool) {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(c.Value), true
}

// spread returns the values of variadic arguments.
func (r *reader) spread(v ssa.Value) []ssa.Value {
	if slice, ok := v.(*ssa.Slice); ok {
		if list, ok := slice.X.(*ssa.Alloc); ok {
			return r.stores[list]
		}
	}
	if c, ok := v.(*ssa.Const); ok && c.IsNil() {
		return nil
	}
	return []ssa.Value{v}
}
