package main

import (
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// errors has the errors that a value is, or that are in it.
func (r *reader) errors(v ssa.Value) []step {
	return r.errorsIn(v, map[ssa.Value]bool{})
}

func (r *reader) errorsIn(v ssa.Value, seen map[ssa.Value]bool) []step {
	if v == nil || seen[v] || !canCarry(v) {
		return nil
	}
	seen[v] = true
	each := func(list []ssa.Value) []step {
		var steps []step
		for _, one := range list {
			steps = append(steps, r.errorsIn(one, seen)...)
		}
		return steps
	}
	switch v := v.(type) {
	case elsewhere:
		return r.anywhere(v.Value)
	case *ssa.Const:
		return r.code(v)
	case *ssa.MakeInterface:
		return r.concrete(v, seen)
	case *ssa.Phi:
		var steps []step
		for i, edge := range v.Edges {
			if !seen[edge] {
				steps = append(steps, r.known(edge, v.Block().Preds[i], r.errorsIn(edge, seen))...)
			}
		}
		return steps
	case *ssa.Extract:
		return r.errorsIn(v.Tuple, seen)
	case *ssa.Call:
		return r.result(v, seen)
	case *ssa.Parameter:
		r.parameters[r.param(v)+value] = v
		return []step{{"param": r.param(v) + value, "at": r.place(v)}}
	case *ssa.FreeVar:
		return r.errorsIn(binding(v), seen)
	case *ssa.UnOp:
		return r.load(v, seen)
	case *ssa.Lookup:
		return r.errorsIn(v.X, seen)
	case *ssa.Index:
		return r.errorsIn(v.X, seen)
	case *ssa.MakeMap, *ssa.MakeSlice:
		return each(r.stores[ssa.Value(v)])
	case *ssa.Alloc:
		return r.allocated(v, seen)
	case *ssa.Slice:
		return r.errorsIn(v.X, seen)
	case *ssa.TypeAssert:
		return r.ofType(v.AssertedType, r.errorsIn(v.X, seen), r.place(v))
	case *ssa.ChangeInterface:
		return r.errorsIn(v.X, seen)
	case *ssa.ChangeType:
		return r.errorsIn(v.X, seen)
	case *ssa.Convert:
		return r.errorsIn(v.X, seen)
	case *ssa.Field:
		return r.errorsIn(v.X, seen)
	case *ssa.MakeClosure, *ssa.Function:
		return nil
	case *ssa.Global:
		return r.variable(v)
	case *ssa.Next:
		return r.errorsIn(v.Iter.(*ssa.Range).X, seen)
	}
	return []step{{"unknown": "an error from a channel, or the like", "at": r.place(v)}}
}

// canCarry reports whether a value can be an error, or have one in it. The tuple
// of a call and an address are looked into.
func canCarry(v ssa.Value) bool {
	switch t := v.Type().Underlying().(type) {
	case *types.Tuple:
		return true
	case *types.Pointer:
		return isError(v.Type()) || carries(t.Elem()) || isArray(t.Elem())
	default:
		return carries(v.Type())
	}
}

func isArray(t types.Type) bool {
	array, ok := t.Underlying().(*types.Array)
	return ok && carries(array.Elem())
}

// code has the error that a constant of the generated package is.
func (r *reader) code(v *ssa.Const) []step {
	if v.Value == nil || v.Value.Kind() == constant.Unknown {
		return nil
	}
	var steps []step
	for _, entry := range r.codes[codeKey(v.Type(), v.Value.ExactString())] {
		steps = append(steps, step{"raise": entry, "at": r.place(v), "bare": true})
	}
	return steps
}

// concrete has the errors of a value of a type that implements error.
func (r *reader) concrete(v *ssa.MakeInterface, seen map[ssa.Value]bool) []step {
	steps := r.errorsIn(v.X, seen)
	at := r.place(v)
	if _, ok := v.X.(*ssa.Const); ok && len(steps) > 0 {
		return located(steps, at)
	}
	if !isError(v.X.Type()) || r.isOurs(v.X.Type()) {
		return steps
	}
	steps = append(steps, r.unwrapped(v.X.Type(), at)...)
	name := types.TypeString(v.X.Type(), func(p *types.Package) string { return p.Name() })
	return []step{{"errors": nonNil(steps), "otherwise": step{"foreign": strings.TrimPrefix(name, "*"), "at": at}, "together": true}}
}

func located(steps []step, at string) []step {
	found := make([]step, len(steps))
	for i, each := range steps {
		found[i] = step{"raise": each["raise"], "at": at, "bare": true}
	}
	return found
}

func nonNil(steps []step) []step {
	if steps == nil {
		return []step{}
	}
	return steps
}

// isOurs reports whether a type is one of the generated package.
func (r *reader) isOurs(t types.Type) bool {
	if pointer, ok := t.(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, ok := t.(*types.Named)
	return ok && named.Obj().Pkg() != nil && r.isPackage(named.Obj().Pkg().Path())
}

// result has the errors that a call returns.
func (r *reader) result(v *ssa.Call, seen map[ssa.Value]bool) []step {
	at := r.place(v)
	callee := v.Call.StaticCallee()
	if builtin, ok := v.Call.Value.(*ssa.Builtin); ok {
		return r.built(builtin, v, seen)
	}
	if callee == nil || callee.Object() == nil || callee.Object().Pkg() == nil {
		return r.call(&v.Call, v.Pos(), returns, v.Block())
	}
	path := callee.Object().Pkg().Path()
	all := func() []step {
		var steps []step
		for _, each := range v.Call.Args {
			steps = append(steps, r.errorsIn(each, seen)...)
		}
		return steps
	}
	if r.isPackage(path) {
		if found, ok := r.given.Names.Meanings[path+"#"+callee.Name()]; ok && found.Use == "constructor" {
			var steps []step
			for _, entry := range found.Entries {
				steps = append(steps, step{"raise": entry, "at": at})
			}
			return steps
		}
		if callee.Signature.Recv() != nil && len(v.Call.Args) > 0 { // Wrap, With and the like return a copy
			return r.errorsIn(v.Call.Args[0], seen)
		}
		return []step{{"unknown": "the error of " + callee.Name(), "at": at}}
	}
	switch path + "." + callee.Name() {
	case "errors.New":
		return []step{{"foreign": "errors.New", "at": at, "new": true}}
	case "fmt.Errorf":
		foreign := step{"foreign": "fmt.Errorf", "at": at}
		if format, ok := v.Call.Args[0].(*ssa.Const); ok && !strings.Contains(format.Value.ExactString(), "%w") {
			foreign["new"] = true
			return []step{foreign}
		}
		return []step{{"errors": nonNil(all()), "otherwise": foreign, "together": true}}
	case "errors.Join":
		return []step{{"errors": nonNil(all()), "otherwise": step{"foreign": "errors.Join", "at": at}, "together": true}}
	case "errors.Unwrap", "cmp.Or":
		return all()
	}
	return r.call(&v.Call, v.Pos(), returns, v.Block())
}

// built has the errors of what a built-in function returns.
func (r *reader) built(builtin *ssa.Builtin, v *ssa.Call, seen map[ssa.Value]bool) []step {
	if builtin.Name() == "recover" {
		return []step{r.recovered(v)}
	}
	var steps []step
	for _, each := range v.Call.Args {
		steps = append(steps, r.errorsIn(each, seen)...)
	}
	return steps
}
