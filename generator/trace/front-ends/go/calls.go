package main

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// call has the steps of a call, for one channel.
func (r *reader) call(common *ssa.CallCommon, pos token.Pos, channel string, block *ssa.BasicBlock) []step {
	at := r.at(pos)
	if common.IsInvoke() {
		return r.invoke(common, at, channel, block)
	}
	if callee := common.StaticCallee(); callee != nil {
		return r.static(callee, common, at, channel, block)
	}
	if _, ok := common.Value.(*ssa.Builtin); ok {
		return nil
	}
	return r.value(common.Value, at, channel, map[ssa.Value]bool{})
}

// static has the steps of a call of a function that is known.
func (r *reader) static(callee *ssa.Function, common *ssa.CallCommon, at, channel string, block *ssa.BasicBlock) []step {
	if r.isSource(callee) {
		return []step{{"call": []string{r.function(callee, channel)}, "args": r.args(callee, common.Args, block), "at": at}}
	}
	return r.external(callee, common, at, channel)
}

// external has the steps of a call of a library: errors of its own, and those of
// the functions that it gets.
func (r *reader) external(callee *ssa.Function, common *ssa.CallCommon, at, channel string) []step {
	path := ""
	if callee.Object() != nil && callee.Object().Pkg() != nil {
		path = callee.Object().Pkg().Path()
	}
	if r.users[path] {
		return []step{{"unknown": "a call of " + callee.Name() + ", which uses the generated package", "at": at}}
	}
	steps := r.callbacks(common, at, channel)
	if channel == returns {
		return append(steps, ofLibrary(common.Signature(), callee.RelString(nil), at)...)
	}
	return steps
}

// ofLibrary has the errors of a function that is not among the sources: an error
// of its own, or a value that can be anything.
func ofLibrary(signature *types.Signature, name, at string) []step {
	var steps []step
	for i := range signature.Results().Len() {
		switch t := signature.Results().At(i).Type(); {
		case isError(t):
			steps = append(steps, step{"foreign": strings.TrimPrefix(name, "*"), "at": at})
		case carries(t):
			steps = append(steps, step{"unknown": "what " + name + " returns", "at": at})
		}
	}
	return steps
}

// callbacks has the steps of functions that a library gets, in this call or in
// another one of the same object.
func (r *reader) callbacks(common *ssa.CallCommon, at, channel string) []step {
	var steps []step
	calls := []*ssa.CallCommon{common}
	if len(common.Args) > 0 && common.Signature().Recv() != nil {
		if referrers := common.Args[0].Referrers(); referrers != nil {
			for _, each := range *referrers {
				if other, ok := each.(ssa.CallInstruction); ok && other.Common() != common {
					calls = append(calls, other.Common())
				}
			}
		}
	}
	for _, each := range calls {
		for _, argument := range each.Args {
			if isFunction(argument.Type()) {
				steps = append(steps, r.value(argument, at, channel, map[ssa.Value]bool{})...)
			}
		}
	}
	return steps
}

func hasError(signature *types.Signature) bool {
	for i := range signature.Results().Len() {
		if carries(signature.Results().At(i).Type()) {
			return true
		}
	}
	return false
}

// isFunction reports whether a value is called by whoever gets it: a function, or
// an http.Handler.
func isFunction(t types.Type) bool {
	if _, ok := t.Underlying().(*types.Signature); ok {
		return true
	}
	return t.String() == "net/http.Handler"
}

// invoke has the steps of a call of a method of an interface.
func (r *reader) invoke(common *ssa.CallCommon, at, channel string, block *ssa.BasicBlock) []step {
	if isFunction(common.Value.Type()) {
		return r.value(common.Value, at, channel, map[ssa.Value]bool{})
	}
	if channel == returns && !hasError(common.Signature()) {
		return nil
	}
	method := common.Method
	var steps []step
	for _, each := range r.methods(common) {
		args := r.args(each, append([]ssa.Value{nil}, common.Args...), block)
		steps = append(steps, step{"call": []string{r.function(each, channel)}, "args": args, "at": at})
	}
	isOurs := method.Pkg() != nil && r.sources[method.Pkg()]
	switch {
	case len(steps) > 0 || channel == responds:
		return steps
	case isOurs:
		return []step{{"unknown": "a call of " + method.Name() + ", which no type of the sources has", "at": at}}
	default:
		return ofLibrary(common.Signature(), method.FullName(), at)
	}
}

// methods finds the methods of the sources that a call of a method of an
// interface can reach.
func (r *reader) methods(common *ssa.CallCommon) []*ssa.Function {
	all := r.implementations(common.Value.Type(), common.Method)
	known, ok := r.behind(common.Value)
	if !ok {
		return all
	}
	var found []*ssa.Function
	for _, t := range known {
		f := r.program.LookupMethod(t, common.Method.Pkg(), common.Method.Name())
		if slices.Contains(all, f) && !slices.Contains(found, f) {
			found = append(found, f)
		}
	}
	if len(found) == 0 {
		return all
	}
	sortFunctions(found)
	return found
}

// implementations finds the methods of the sources behind a method of an
// interface.
func (r *reader) implementations(t types.Type, method *types.Func) []*ssa.Function {
	wanted, ok := t.Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	var found []*ssa.Function
	seen := map[*ssa.Function]bool{}
	for _, each := range r.program.RuntimeTypes() {
		if types.IsInterface(each) || !types.Implements(each, wanted) {
			continue
		}
		f := r.program.LookupMethod(each, method.Pkg(), method.Name())
		if f != nil && r.isSource(f) && !seen[f] {
			seen[f] = true
			found = append(found, f)
		}
	}
	sortFunctions(found)
	return found
}

// args has what the params of a function stand for in a call. The block of the call
// says which errors are possible there.
func (r *reader) args(callee *ssa.Function, given []ssa.Value, block *ssa.BasicBlock) map[string][]step {
	args := map[string][]step{}
	for i, parameter := range callee.Params {
		key := r.param(parameter)
		if i >= len(given) || given[i] == nil {
			args[key], args[key+responds], args[key+value] = []step{}, []step{}, []step{}
			continue
		}
		if isFunction(parameter.Type()) {
			at := r.place(given[i])
			args[key] = nonNil(r.value(given[i], at, returns, map[ssa.Value]bool{}))
			args[key+responds] = nonNil(r.value(given[i], at, responds, map[ssa.Value]bool{}))
		}
		if carries(parameter.Type()) {
			args[key+value] = nonNil(r.known(given[i], block, r.errors(given[i])))
		}
	}
	return args
}

func (r *reader) param(p *ssa.Parameter) string {
	for i, each := range p.Parent().Params {
		if each == p {
			return r.id(p.Parent()) + "#" + strconv.Itoa(i)
		}
	}
	return r.id(p.Parent()) + "#?"
}
