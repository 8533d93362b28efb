package main

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A router is what routes are registered with: a mux of net/http, or a router, a
// group or a sub-router of a library. The value that makes it identifies it.

// mount says where a router is, and what runs before its routes.
type mount struct {
	prefix string
	before []step
}

// routers knows what is registered with routers besides routes.
type routers struct {
	*reader
	// uses has the middleware of a router, mounts the calls that put it into another.
	uses   map[ssa.Value][]ssa.Value
	mounts map[ssa.Value][]mounting
	// given has the calls that get a function.
	given map[*ssa.Function][]ssa.CallInstruction
	// loads has where the value of a variable or a field is used.
	loads map[any][]ssa.Value
}

type mounting struct {
	outer  ssa.Value
	prefix string
}

// newRouters collects the calls on routers, and which functions get a router.
func newRouters(r *reader) *routers {
	found := &routers{
		reader: r,
		uses:   map[ssa.Value][]ssa.Value{},
		mounts: map[ssa.Value][]mounting{},
		given:  map[*ssa.Function][]ssa.CallInstruction{},
		loads:  map[any][]ssa.Value{},
	}
	each := func(visit func(ssa.Instruction)) {
		for _, f := range r.all {
			for _, block := range f.Blocks {
				for _, instruction := range block.Instrs {
					visit(instruction)
				}
			}
		}
	}
	each(found.noteUse)
	each(func(instruction ssa.Instruction) {
		if call, ok := instruction.(ssa.CallInstruction); ok {
			found.noteRegistration(call)
		}
	})
	return found
}

func (r *routers) noteUse(instruction ssa.Instruction) {
	if load, ok := instruction.(*ssa.UnOp); ok {
		if key := addressKey(load.X); key != nil {
			r.loads[key] = append(r.loads[key], load)
		}
	}
	call, ok := instruction.(ssa.CallInstruction)
	if !ok || strings.HasSuffix(call.Parent().Name(), "$bound") {
		return
	}
	for _, argument := range call.Common().Args {
		if f := functionOf(argument); f != nil {
			r.given[f] = append(r.given[f], call)
		}
	}
}

// noteRegistration notes middleware and sub-routers.
func (r *routers) noteRegistration(call ssa.CallInstruction) {
	name, receiver, arguments := r.libraryCall(call.Common())
	if receiver == nil {
		return
	}
	switch name {
	case "Use":
		for _, router := range r.origins(receiver, 0) {
			for _, each := range arguments {
				r.uses[router] = append(r.uses[router], r.spread(each)...)
			}
		}
	case "Mount", "Handle":
		if len(arguments) != 2 {
			return
		}
		prefix, ok := text(arguments[0])
		if !ok {
			return
		}
		if name == "Handle" { // a mux of net/http sees the whole path
			prefix = stripped(arguments[1])
		}
		for _, inner := range r.origins(arguments[1], 0) {
			for _, outer := range r.origins(receiver, 0) {
				r.mounts[inner] = append(r.mounts[inner], mounting{outer, prefix})
			}
		}
	}
}

// libraryCall returns the name of a method that is not of the sources, its
// receiver and its arguments.
func (r *reader) libraryCall(common *ssa.CallCommon) (string, ssa.Value, []ssa.Value) {
	if common.IsInvoke() {
		if pkg := common.Method.Pkg(); pkg != nil && r.sources[pkg] {
			return "", nil, nil
		}
		return common.Method.Name(), common.Value, common.Args
	}
	callee := common.StaticCallee()
	if callee == nil || r.isSource(callee) || callee.Signature.Recv() == nil || len(common.Args) == 0 {
		return "", nil, nil
	}
	return callee.Name(), common.Args[0], common.Args[1:]
}

// mountsOf returns where the routes of a router are, and what runs before them.
func (r *routers) mountsOf(v ssa.Value, depth int) []mount {
	var found []mount
	for _, router := range r.origins(v, 0) {
		var own []step
		for _, each := range r.uses[router] {
			own = append(own, r.middleware(each)...)
		}
		outer := r.outer(router)
		if len(outer) == 0 || depth > 8 {
			found = append(found, mount{"", append(r.around(router, 0), own...)})
			continue
		}
		for _, each := range outer {
			for _, above := range r.mountsOf(each.outer, depth+1) {
				before := slices.Concat(above.before, each.before, r.around(router, 0), own)
				found = append(found, mount{join(above.prefix, each.prefix), before})
			}
		}
	}
	return found
}

type outerRouter struct {
	outer  ssa.Value
	prefix string
	before []step
}

// outer returns the routers that a router is a part of.
func (r *routers) outer(router ssa.Value) []outerRouter {
	var found []outerRouter
	for _, each := range r.mounts[router] {
		found = append(found, outerRouter{outer: each.outer, prefix: each.prefix})
	}
	switch v := router.(type) {
	case *ssa.Call:
		name, receiver, arguments := r.libraryCall(&v.Call)
		if receiver == nil || !slices.Contains([]string{"Group", "With", "Route", "Subrouter", "PathPrefix"}, name) {
			break
		}
		inner := outerRouter{outer: receiver}
		for _, each := range arguments {
			if prefix, ok := text(each); ok {
				inner.prefix = prefix
			} else if f := functionOf(each); f == nil || name == "With" { // chi's Group gets a function that registers
				for _, one := range r.spread(each) {
					inner.before = append(inner.before, r.middleware(one)...)
				}
			}
		}
		return append(found, inner)
	case *ssa.Parameter: // router.Route("/orders", func(r chi.Router) { … })
		for _, call := range r.given[v.Parent()] {
			name, receiver, arguments := r.libraryCall(call.Common())
			if receiver == nil || (name != "Route" && name != "Group") {
				continue
			}
			prefix, _ := text(arguments[0])
			found = append(found, outerRouter{outer: receiver, prefix: prefix})
		}
	}
	return found
}

// around has the steps of functions around a whole router: logging(authenticate(mux)).
func (r *routers) around(v ssa.Value, depth int) []step {
	if v.Referrers() == nil || depth > 8 {
		return nil
	}
	var steps []step
	for _, referrer := range *v.Referrers() {
		switch user := referrer.(type) {
		case *ssa.MakeInterface:
			steps = append(steps, r.around(user, depth+1)...)
		case *ssa.ChangeInterface:
			steps = append(steps, r.around(user, depth+1)...)
		case *ssa.Store:
			for _, load := range r.loads[addressKey(user.Addr)] {
				if user.Val == v {
					steps = append(steps, r.around(load, depth+1)...)
				}
			}
		case *ssa.Return:
			for _, call := range r.callers[user.Parent()] {
				if made, ok := call.(*ssa.Call); ok {
					steps = append(steps, r.around(made, depth+1)...)
				}
			}
		case *ssa.Call:
			if !slices.Contains(wrapped(user), v) {
				continue
			}
			if callee := user.Call.StaticCallee(); callee == nil || r.isSource(callee) {
				steps = append(steps, r.value(user, r.place(user), responds, map[ssa.Value]bool{v: true})...)
			}
			steps = append(steps, r.around(user, depth+1)...)
		}
	}
	return steps
}

func join(parts ...string) string {
	var found []string
	for _, each := range parts {
		if each = strings.Trim(each, "/"); each != "" {
			found = append(found, each)
		}
	}
	if len(found) == 0 {
		return ""
	}
	return "/" + strings.Join(found, "/")
}
