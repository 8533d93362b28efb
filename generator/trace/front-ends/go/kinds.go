package main

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// mostValues is how many values are followed to find the types behind an
// interface. With more, it can be any type that implements it.
const mostValues = 500

// kinds finds the types of the values behind an interface.
type kinds struct {
	*reader
	seen  map[ssa.Value]bool
	found []types.Type
}

// behind returns the types that a value of an interface can have, and whether
// these are all.
func (r *reader) behind(v ssa.Value) ([]types.Type, bool) {
	k := &kinds{reader: r, seen: map[ssa.Value]bool{}}
	return k.found, k.follow(v) && len(k.found) > 0
}

// follow adds the types of a value. It reports whether it can have no others.
func (k *kinds) follow(v ssa.Value) bool {
	if v == nil || len(k.seen) > mostValues {
		return false
	}
	if k.seen[v] {
		return true
	}
	k.seen[v] = true
	switch v := v.(type) {
	case *ssa.Const:
		return v.IsNil()
	case *ssa.MakeInterface:
		k.found = append(k.found, v.X.Type())
		return true
	case *ssa.ChangeInterface:
		return k.follow(v.X)
	case *ssa.TypeAssert:
		return !v.CommaOk && k.follow(v.X)
	case *ssa.Phi:
		return k.all(v.Edges)
	case *ssa.FreeVar:
		return k.follow(binding(v))
	case *ssa.Parameter:
		f := v.Parent()
		passed := k.passed(v)
		return !k.values[f] && f.Parent() == nil && len(passed) > 0 && k.all(passed)
	case *ssa.Call:
		return k.result(v, 0)
	case *ssa.Extract:
		call, ok := v.Tuple.(*ssa.Call)
		return ok && k.result(call, v.Index)
	case *ssa.UnOp:
		return v.Op == token.MUL && k.storedIn(addressKey(v.X))
	case *ssa.Field:
		return k.storedIn(fieldKey{owner: v.X.Type().String(), index: v.Field})
	}
	return false
}

func (k *kinds) all(list []ssa.Value) bool {
	return !slices.ContainsFunc(list, func(v ssa.Value) bool { return !k.follow(v) })
}

// result follows one of the results of a call.
func (k *kinds) result(call *ssa.Call, index int) bool {
	callee := call.Call.StaticCallee()
	if callee == nil || !k.isSource(callee) {
		return false
	}
	for _, block := range callee.Blocks {
		if result, ok := block.Instrs[len(block.Instrs)-1].(*ssa.Return); ok && !k.follow(result.Results[index]) {
			return false
		}
	}
	return true
}

// storedIn follows what a variable or a field has, if nothing else can set it.
func (k *kinds) storedIn(key any) bool {
	switch key := key.(type) {
	case *ssa.Global:
		if !k.sources[key.Pkg.Pkg] || k.open[key] {
			return false
		}
	case *ssa.Alloc:
		if k.open[key] {
			return false
		}
	case fieldKey:
		if k.open[key] || k.open[key.owner] {
			return false
		}
	default:
		return false
	}
	return len(k.stores[key]) > 0 && k.all(k.stores[key])
}

// noteOpen finds variables and fields that a function may set through a pointer,
// and structs that have other names, too.
func (r *reader) noteOpen(f *ssa.Function) {
	for _, block := range f.Blocks {
		for _, instruction := range block.Instrs {
			switch v := instruction.(type) {
			case *ssa.ChangeType:
				r.openStruct(v.X.Type())
				r.openStruct(v.Type())
			case *ssa.Convert:
				r.openStruct(v.X.Type())
				r.openStruct(v.Type())
			}
			for _, operand := range instruction.Operands(nil) {
				if key := variableKey(*operand); key != nil && !isAccess(instruction, *operand) {
					r.open[key] = true
				}
			}
		}
	}
}

// openStruct notes that fields of a struct are also those of another type.
func (r *reader) openStruct(t types.Type) {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	if _, ok := t.Underlying().(*types.Struct); ok {
		r.open[t.String()] = true
	}
}

// variableKey identifies the variable or field that a pointer to an interface
// points to.
func variableKey(v ssa.Value) any {
	if v == nil {
		return nil
	}
	pointer, ok := v.Type().Underlying().(*types.Pointer)
	if !ok || !types.IsInterface(pointer.Elem()) {
		return nil
	}
	return addressKey(v)
}

// isAccess reports whether an instruction only reads or sets a variable.
func isAccess(instruction ssa.Instruction, address ssa.Value) bool {
	switch each := instruction.(type) {
	case *ssa.UnOp, *ssa.DebugRef, *ssa.MakeClosure:
		return true
	case *ssa.Store:
		return each.Addr == address && each.Val != address
	}
	return false
}
