package main

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

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
		if stored := lastStored(v, k); stored != nil {
			return r.errorsIn(stored, seen)
		}
		return r.ofType(v.Type(), r.allocated(k, seen), r.place(v))
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

// ofType has those of some errors that can have a type, after errors.As or an
// assertion: those of the catalog, for a type of the generated package.
func (r *reader) ofType(t types.Type, steps []step, at string) []step {
	if !r.isCode(t) && !r.isCatalogError(t) || len(steps) == 0 {
		return steps
	}
	bind := "of type " + at
	first := map[string]any{
		"is":   map[string]any{"entries": r.given.Names.All, "foreign": false, "names": []string{}},
		"bind": bind, "body": []step{{"param": bind, "at": at}},
	}
	steps = []step{{"try": steps, "clauses": []any{first, map[string]any{"bind": bind + " rest", "body": []step{}}}}}
	if !r.isCode(t) {
		return steps
	}
	nothing := step{"call": []string{}, "args": map[string][]step{}, "at": at}
	return []step{{"errors": steps, "otherwise": nothing, "bare": true}} // a code alone
}

// lastStored returns what a variable has for certain where it is loaded: what was
// stored before it in the same block, without a call in between, which may store
// something else.
func lastStored(load *ssa.UnOp, variable *ssa.Alloc) ssa.Value {
	var stored ssa.Value
	for _, each := range load.Block().Instrs {
		switch each := each.(type) {
		case *ssa.UnOp:
			if each == load {
				return stored
			}
		case *ssa.Store:
			if each.Addr == variable {
				stored = each.Val
			} else if _, isVariable := each.Addr.(*ssa.Alloc); !isVariable {
				stored = nil // through a pointer, perhaps to it
			}
		case *ssa.Call, *ssa.RunDefers, *ssa.Select, *ssa.Send:
			stored = nil
		}
	}
	return nil
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
		return []step{{"foreign": globalName(global), "at": r.place(stored), "new": true}}
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
			return append(own, withoutBare(own)...) // whichever common code it has
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

// withoutBare has steps as if their codes were in errors.
func withoutBare(steps []step) []step {
	found := make([]step, len(steps))
	for i, each := range steps {
		found[i] = step{}
		for key, part := range each {
			if key != "bare" {
				found[i][key] = part
			}
		}
	}
	return found
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

// resultOf has the errors of a result that a function returns. A deferred function
// may replace some of them.
func (r *reader) resultOf(f *ssa.Function, v ssa.Value) []step {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return r.errors(v)
	}
	variable, ok := load.X.(*ssa.Alloc)
	if !ok {
		return r.errors(v)
	}
	is := r.replaced(f, variable)
	if is == nil {
		return r.errors(v)
	}
	var own, others []step
	for _, each := range r.stores[variable] {
		if instruction, ok := each.(ssa.Instruction); ok && instruction.Parent() == f {
			own = append(own, r.errors(each)...)
		} else {
			others = append(others, r.errors(each)...)
		}
	}
	return append(r.kept(is, r.place(variable), false, own), others...)
}

// replaced returns the errors that the last function that runs replaces in a
// variable, whatever happens: "defer func() { if errors.Is(err, …) { err = … } }()"
// at the start of a function.
func (r *reader) replaced(f *ssa.Function, variable *ssa.Alloc) map[string]any {
	for _, each := range f.Blocks[0].Instrs {
		deferred, ok := each.(*ssa.Defer)
		if !ok {
			continue
		}
		closure, ok := deferred.Call.Value.(*ssa.MakeClosure)
		if !ok {
			return nil
		}
		index := slices.Index(closure.Bindings, ssa.Value(variable))
		if index < 0 {
			continue
		}
		g := closure.Fn.(*ssa.Function)
		first := g.Blocks[0]
		branch, ok := first.Instrs[len(first.Instrs)-1].(*ssa.If)
		if !ok || len(first.Succs[0].Preds) != 1 {
			return nil
		}
		v, is := r.question(branch.Cond)
		load, ok := v.(*ssa.UnOp)
		if is == nil || is["foreign"] == true || !ok || load.X != g.FreeVars[index] {
			return nil
		}
		if slices.ContainsFunc(first.Succs[0].Instrs, func(each ssa.Instruction) bool {
			store, ok := each.(*ssa.Store)
			return ok && store.Addr == g.FreeVars[index]
		}) {
			return is
		}
		return nil
	}
	return nil
}
