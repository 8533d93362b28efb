package main

import (
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
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
		return r.errorsIn(v.X, seen)
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
		steps = append(steps, step{"raise": entry, "at": r.place(v)})
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
		found[i] = step{"raise": each["raise"], "at": at}
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
		return []step{{"foreign": "errors.New", "at": at}}
	case "fmt.Errorf":
		foreign := step{"foreign": "fmt.Errorf", "at": at}
		if format, ok := v.Call.Args[0].(*ssa.Const); ok && !strings.Contains(format.Value.ExactString(), "%w") {
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

// load has the errors of what is at an address.
func (r *reader) load(v *ssa.UnOp, seen map[ssa.Value]bool) []step {
	if v.Op != token.MUL {
		return []step{{"unknown": "an error from a channel", "at": r.place(v)}}
	}
	key := addressKey(v.X)
	switch k := key.(type) {
	case nil:
		return r.errorsIn(v.X, seen)
	case *ssa.Global:
		return r.variable(k)
	case *ssa.Alloc:
		return r.allocated(k, seen)
	case fieldKey:
		if !carries(v.Type()) {
			return nil
		}
		return r.variable(k)
	}
	var steps []step
	for _, each := range r.stores[key] {
		steps = append(steps, r.errorsIn(each, seen)...)
	}
	return steps
}

// variable has the errors that anything stores in a variable or a field.
func (r *reader) variable(key any) []step {
	if global, ok := key.(*ssa.Global); ok && global.Pkg != nil && !r.sources[global.Pkg.Pkg] {
		return []step{{"foreign": globalName(global), "at": "?:1"}}
	}
	id := r.define("variable "+keyText(key), "", false, func() []step {
		var steps []step
		for _, each := range r.stores[key] {
			steps = append(steps, r.unbound(r.sentinel(key, each))...)
		}
		return steps
	})
	return []step{{"call": []string{id}, "at": "?:1"}}
}

// sentinel has the errors of what is stored in a variable. An error that is made
// for it has its name.
func (r *reader) sentinel(key any, stored ssa.Value) []step {
	global, isGlobal := key.(*ssa.Global)
	call, isCall := stored.(*ssa.Call)
	if isGlobal && isCall && call.Call.StaticCallee() != nil && call.Call.StaticCallee().RelString(nil) == "errors.New" {
		return []step{{"foreign": globalName(global), "at": r.place(stored)}}
	}
	return r.errors(stored)
}

func globalName(global *ssa.Global) string { return global.Pkg.Pkg.Name() + "." + global.Name() }

func keyText(key any) string {
	switch k := key.(type) {
	case *ssa.Global:
		return k.String()
	case fieldKey:
		return k.owner + "#" + strconv.Itoa(k.index)
	}
	return "?"
}

// allocated has the errors of a struct, an array or a variable that is made here.
func (r *reader) allocated(v *ssa.Alloc, seen map[ssa.Value]bool) []step {
	var steps []step
	for _, each := range r.stores[v] {
		steps = append(steps, r.errorsIn(each, seen)...)
	}
	if v.Referrers() == nil {
		return steps
	}
	_, isStruct := v.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
	ours := isStruct && r.isOurs(v.Type())
	found := map[string][]step{}
	for _, referrer := range *v.Referrers() {
		switch address := referrer.(type) {
		case *ssa.FieldAddr:
			structure := v.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
			name := structure.Field(address.Field).Name()
			for _, each := range storedAt(address) {
				found[name] = append(found[name], r.errorsIn(each, seen)...)
			}
		case *ssa.IndexAddr:
			for _, each := range storedAt(address) {
				steps = append(steps, r.errorsIn(each, seen)...)
			}
		}
	}
	if ours {
		// The module's own code decides, and the common code if there is none.
		if own := found["ModuleCode"]; len(own) > 0 {
			return own
		}
		if own := found["Code"]; len(own) > 0 {
			return own
		}
		return append(steps, step{"unknown": "the code of an error", "at": r.place(v)})
	}
	for _, each := range found {
		steps = append(steps, each...)
	}
	return steps
}

func storedAt(address ssa.Value) []ssa.Value {
	var found []ssa.Value
	for _, each := range *address.Referrers() {
		if store, ok := each.(*ssa.Store); ok && store.Addr == address {
			found = append(found, store.Val)
		}
	}
	return found
}
