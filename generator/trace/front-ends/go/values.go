package main

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// value has the steps of calling a value: a function, or an http.Handler.
func (r *reader) value(v ssa.Value, at, channel string, seen map[ssa.Value]bool) []step {
	if seen[v] {
		return nil
	}
	seen[v] = true
	each := func(list []ssa.Value) []step {
		var steps []step
		for _, one := range list {
			steps = append(steps, r.value(one, at, channel, seen)...)
		}
		return steps
	}
	switch v := v.(type) {
	case *ssa.Const:
		return nil
	case *ssa.Function:
		if !r.isSource(v) {
			return r.library(v, at, channel)
		}
		return []step{{"call": []string{r.function(v, channel)}, "args": r.outside(v), "at": at}}
	case *ssa.MakeClosure:
		f := v.Fn.(*ssa.Function)
		if method := boundMethod(f); method != nil && r.isSource(method) {
			return []step{{"call": []string{r.function(method, channel)}, "args": r.outside(method), "at": at}}
		}
		return []step{{"call": []string{r.function(f, channel)}, "args": r.outside(f), "at": at}}
	case *ssa.Parameter:
		return []step{{"param": r.param(v) + channel, "at": at}}
	case *ssa.FreeVar:
		if bound := binding(v); bound != nil {
			return r.value(bound, at, channel, seen)
		}
	case *ssa.Phi:
		return each(v.Edges)
	case *ssa.ChangeType:
		return r.value(v.X, at, channel, seen)
	case *ssa.MakeInterface:
		if isFunction(v.X.Type()) {
			return r.value(v.X, at, channel, seen)
		}
		if f := r.program.LookupMethod(v.X.Type(), nil, "ServeHTTP"); f != nil && r.isSource(f) {
			return []step{{"call": []string{r.function(f, channel)}, "args": r.outside(f), "at": at}}
		}
		return nil
	case *ssa.TypeAssert:
		return r.value(v.X, at, channel, seen)
	case *ssa.ChangeInterface:
		return r.value(v.X, at, channel, seen)
	case *ssa.Alloc:
		return each(r.stores[v])
	case *ssa.Extract:
		return r.value(v.Tuple, at, channel, seen)
	case *ssa.Lookup:
		if list, ok := r.elements(v.X, 0); ok {
			return each(list)
		}
	case *ssa.Slice:
		return r.value(v.X, at, channel, seen)
	case *ssa.UnOp:
		return r.loaded(v, at, channel, each)
	case *ssa.Call:
		return r.made(v, at, channel, seen)
	}
	return []step{{"unknown": "a call of a function that is looked up", "at": at}}
}

// library has the steps of calling a function of a library, or of the generated
// package, whose constructors return errors.
func (r *reader) library(f *ssa.Function, at, channel string) []step {
	if channel != returns || f.Object() == nil || f.Object().Pkg() == nil {
		return nil
	}
	path := f.Object().Pkg().Path()
	if !r.isPackage(path) {
		return ofLibrary(f.Signature, f.RelString(nil), at)
	}
	found := r.given.Names.Meanings[path+"#"+f.Name()]
	var steps []step
	if found.Use == "constructor" {
		for _, entry := range found.Entries {
			steps = append(steps, step{"raise": entry, "at": at})
		}
	}
	return steps
}

// elements has what is in a map of the program that no other package can change.
func (r *reader) elements(v ssa.Value, depth int) ([]ssa.Value, bool) {
	keys := originKeys(v)
	if len(keys) == 0 || depth > 3 {
		return nil, false
	}
	var found []ssa.Value
	for _, key := range keys {
		if global, ok := key.(*ssa.Global); ok && global.Object() != nil && global.Object().Exported() {
			return nil, false
		}
		if _, ok := key.(fieldKey); ok {
			return nil, false
		}
		for _, each := range r.stores[key] {
			if _, isMap := each.Type().Underlying().(*types.Map); !isMap {
				found = append(found, each)
				continue
			}
			inner, ok := r.elements(each, depth+1)
			if !ok {
				return nil, false
			}
			found = append(found, inner...)
		}
	}
	return found, true
}

// loaded has the steps of calling what a variable or a field has. Others may put
// a function into a field that no source shows.
func (r *reader) loaded(v *ssa.UnOp, at, channel string, each func([]ssa.Value) []step) []step {
	key := addressKey(v.X)
	if v.Op != token.MUL || key == nil {
		return []step{{"unknown": "a call of a function that is looked up", "at": at}}
	}
	steps := each(r.stores[key])
	if _, isField := key.(fieldKey); isField {
		steps = append(steps, step{"unknown": "a call of a function in a field", "at": at})
	}
	return steps
}

// made has the steps of calling what a call returns: authenticate(next).
func (r *reader) made(v *ssa.Call, at, channel string, seen map[ssa.Value]bool) []step {
	callee := v.Call.StaticCallee()
	if callee != nil && r.isSource(callee) {
		var steps []step
		args := r.args(callee, v.Call.Args, v.Block())
		for _, block := range callee.Blocks {
			for _, instruction := range block.Instrs {
				if result, ok := instruction.(*ssa.Return); ok {
					for _, each := range result.Results {
						steps = append(steps, r.bound(r.value(each, at, channel, seen), args)...)
					}
				}
			}
		}
		return steps
	}
	if callee == nil {
		return r.applied(v.Call.Value, v.Call.Args, at, channel, 0)
	}
	// A library's function returns one that calls what it gets. That of the
	// generated package sends the errors that a handler returns.
	var steps []step
	found := false
	for _, argument := range v.Call.Args {
		if !isFunction(argument.Type()) {
			continue
		}
		found = true
		steps = append(steps, r.value(argument, at, channel, map[ssa.Value]bool{})...)
		if channel == responds && callee.Package() != nil && r.isPackage(callee.Package().Pkg.Path()) {
			steps = append(steps, r.value(argument, at, returns, map[ssa.Value]bool{})...)
		}
	}
	if !found {
		return []step{{"unknown": "a call of a function that another one returns", "at": at}}
	}
	return steps
}

// bound has steps in which params are what they stand for.
func (r *reader) bound(steps []step, args map[string][]step) []step {
	var found []step
	for _, each := range steps {
		if key, ok := each["param"].(string); ok && args[key] != nil {
			found = append(found, args[key]...)
			continue
		}
		if _, ok := each["call"]; ok {
			merged := map[string][]step{}
			for key, value := range args {
				merged[key] = value
			}
			if own, ok := each["args"].(map[string][]step); ok {
				for key, value := range own {
					merged[key] = nonNil(r.bound(value, args))
				}
			}
			each = step{"call": each["call"], "args": merged, "at": each["at"]}
		}
		found = append(found, each)
	}
	return found
}

// outside has the params of a function that a library calls: it passes no errors
// of the catalog.
func (r *reader) outside(f *ssa.Function) map[string][]step {
	args := map[string][]step{}
	for _, each := range f.Params {
		if !isFunction(each.Type()) && !isError(each.Type()) {
			key := r.param(each)
			args[key], args[key+responds], args[key+value] = []step{}, []step{}, []step{}
		}
	}
	return args
}

// boundMethod returns the method of a method value, such as api.create.
func boundMethod(f *ssa.Function) *ssa.Function {
	if !strings.HasSuffix(f.Name(), "$bound") {
		return nil
	}
	for _, block := range f.Blocks {
		for _, instruction := range block.Instrs {
			if call, ok := instruction.(*ssa.Call); ok {
				return call.Call.StaticCallee()
			}
		}
	}
	return nil
}
