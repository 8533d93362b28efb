package main

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// responses has the errors that a function sends to a client, itself or in the
// functions that it calls.
func (r *reader) responses(f *ssa.Function) []step {
	var steps []step
	for _, block := range f.Blocks {
		for _, instruction := range block.Instrs {
			call, ok := instruction.(ssa.CallInstruction)
			if _, isGo := instruction.(*ssa.Go); isGo || !ok {
				continue
			}
			common := call.Common()
			callee := common.StaticCallee()
			if callee != nil && callee.Package() != nil && r.isPackage(callee.Package().Pkg.Path()) {
				if callee.Name() == "Write" || strings.HasPrefix(callee.Name(), "Encode") {
					for _, each := range common.Args {
						if isError(each.Type()) {
							steps = append(steps, r.reached(block, r.known(each, block, r.errors(each)))...)
						}
					}
				}
				continue
			}
			if name, receiver, arguments := r.libraryCall(common); receiver != nil && isContext(receiver.Type()) {
				// gin's context.Error and what is like it: the library responds with the error.
				for _, each := range arguments {
					if name == "Error" || name == "AbortWithError" {
						steps = append(steps, r.known(each, block, r.errors(each))...)
					}
				}
			}
			if callee != nil || answers(common.Signature()) {
				steps = append(steps, r.call(common, call.Pos(), responds, block)...)
			}
		}
	}
	return steps
}

// answers reports whether a function gets what it needs to respond.
func answers(signature *types.Signature) bool {
	for i := range signature.Params().Len() {
		t := signature.Params().At(i).Type()
		if isWriter(t) || isContext(t) {
			return true
		}
		if pointer, ok := t.(*types.Pointer); ok {
			t = pointer.Elem()
		}
		if structure, ok := t.Underlying().(*types.Struct); ok {
			for field := range structure.Fields() {
				if isWriter(field.Type()) {
					return true
				}
			}
		}
	}
	return false
}

func isWriter(t types.Type) bool { return strings.Contains(t.String(), "http.ResponseWriter") }

// isContext reports whether a type is what a library such as gin or echo gives to
// handlers: a request and its response.
func isContext(t types.Type) bool {
	if pointer, ok := t.(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, ok := t.(*types.Named)
	if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() == "context" {
		return false
	}
	return named.Obj().Name() == "Context" || named.Obj().Name() == "Ctx"
}
