package main

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// known narrows the errors of a value to those that it can be in a block: after
// "if err != nil", or after errors.Is and errors.As.
func (r *reader) known(v ssa.Value, block *ssa.BasicBlock, steps []step) []step {
	for at := block; at != nil && len(steps) > 0; at = at.Idom() {
		above := at.Idom()
		if above == nil || len(above.Instrs) == 0 {
			continue
		}
		branch, ok := above.Instrs[len(above.Instrs)-1].(*ssa.If)
		if !ok || len(at.Preds) != 1 {
			continue
		}
		isThen := above.Succs[0] == at
		if isThen == (above.Succs[1] == at) {
			continue
		}
		steps = r.narrowed(v, branch.Cond, isThen, steps)
	}
	return steps
}

func (r *reader) narrowed(v ssa.Value, condition ssa.Value, holds bool, steps []step) []step {
	switch c := condition.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			return r.narrowed(v, c.X, !holds, steps)
		}
	case *ssa.BinOp:
		isNil := same(c.X, v) && nilValue(c.Y) || same(c.Y, v) && nilValue(c.X)
		if isNil && (c.Op == token.EQL) == holds && (c.Op == token.EQL || c.Op == token.NEQ) {
			return nil
		}
		if c.Op == token.EQL && (same(c.X, v) || r.isCodeOf(c.X, v)) {
			return r.matched(c.Y, holds, steps)
		}
	case *ssa.Call:
		callee := c.Call.StaticCallee()
		if callee == nil || len(c.Call.Args) < 2 || !same(c.Call.Args[0], v) {
			return steps
		}
		switch callee.RelString(nil) {
		case "errors.Is":
			return r.matched(c.Call.Args[1], holds, steps)
		case "errors.As":
			return r.kept(r.typePattern(c.Call.Args[1]), r.place(c), holds, steps)
		}
	}
	return steps
}

// isCodeOf reports whether a value is the code that errors.As finds in an error,
// and that nothing else sets.
func (r *reader) isCodeOf(code, v ssa.Value) bool {
	load, ok := code.(*ssa.UnOp)
	if !ok || load.Op != token.MUL || !r.isCode(load.Type()) {
		return false
	}
	alloc, ok := load.X.(*ssa.Alloc)
	return ok && len(r.stores[alloc]) == 1 && r.stores[alloc][0] == v && !isStored(alloc)
}

// isStored reports whether an instruction stores into a variable; errors.As does not.
func isStored(alloc *ssa.Alloc) bool {
	return slices.ContainsFunc(*alloc.Referrers(), func(each ssa.Instruction) bool {
		store, ok := each.(*ssa.Store)
		return ok && store.Addr == alloc
	})
}

// isCode reports whether a type is that of codes of the generated package.
func (r *reader) isCode(t types.Type) bool {
	_, isBasic := t.Underlying().(*types.Basic)
	return isBasic && r.isOurs(t) && !isKind(t)
}

// isCatalogError reports whether a type is that of errors of the generated package.
func (r *reader) isCatalogError(t types.Type) bool {
	pointer, ok := t.(*types.Pointer)
	if !ok || !r.isOurs(t) {
		return false
	}
	named, ok := pointer.Elem().(*types.Named)
	return ok && named.Obj().Name() == "Error"
}

// matched keeps the errors that are a code, or the others.
func (r *reader) matched(target ssa.Value, holds bool, steps []step) []step {
	return r.kept(r.pattern(target), r.place(target), holds, steps)
}

// kept keeps the errors that a pattern matches, or the others.
func (r *reader) kept(is map[string]any, at string, holds bool, steps []step) []step {
	if is == nil {
		return steps
	}
	bind := "matched " + at
	kept := []step{{"param": bind, "at": at}}
	first := map[string]any{"is": is, "bind": bind, "body": []step{}}
	if !holds {
		return []step{{"try": steps, "clauses": []any{first}}}
	}
	first["body"] = kept
	rest := map[string]any{"bind": bind + " rest", "body": []step{}}
	return []step{{"try": steps, "clauses": []any{first, rest}}}
}

// pattern has the errors for which errors.Is holds for a target: a code, a kind,
// or a variable such as io.EOF.
func (r *reader) pattern(target ssa.Value) map[string]any {
	if load, ok := target.(*ssa.UnOp); ok {
		if global, ok := load.X.(*ssa.Global); ok && len(r.errors(target)) > 0 {
			isOwn := global.Pkg != nil && r.sources[global.Pkg.Pkg] && !r.hasIs()
			return map[string]any{"entries": []string{}, "foreign": !isOwn, "one": true, "names": []string{globalName(global)}}
		}
	}
	if made, ok := target.(*ssa.MakeInterface); ok {
		target = made.X
	}
	code, ok := target.(*ssa.Const)
	if !ok || code.Value == nil {
		return nil
	}
	key := codeKey(code.Type(), code.Value.ExactString())
	if entries := r.kinds[key]; len(entries) > 0 {
		return map[string]any{"entries": entries, "foreign": r.hasIs(), "names": []string{}}
	}
	entries := r.codes[key]
	if len(entries) == 0 {
		return nil
	}
	carried := []string{}
	for _, each := range entries { // the error of a module is its common code, too, but a code alone is not
		carried = append(carried, r.given.Names.Carried[each]...)
	}
	return map[string]any{"entries": entries, "carried": carried, "foreign": false, "names": []string{}}
}

// typePattern has the errors in which errors.As finds a code, or an error of the
// generated package.
func (r *reader) typePattern(target ssa.Value) map[string]any {
	made, ok := target.(*ssa.MakeInterface)
	if !ok {
		return nil
	}
	pointer, ok := made.X.Type().Underlying().(*types.Pointer)
	if !ok || !r.isCode(pointer.Elem()) && !r.isCatalogError(pointer.Elem()) {
		return nil
	}
	entries, carried := []string{}, r.given.Names.All // an error has all that is not a code alone
	if r.isCode(pointer.Elem()) {
		carried = []string{}
		for key, each := range r.codes {
			if strings.HasPrefix(key, codeKey(pointer.Elem(), "")) {
				entries = append(entries, each...)
			}
		}
		for _, each := range slices.Clone(entries) {
			carried = append(carried, r.given.Names.Carried[each]...)
		}
		slices.Sort(entries)
		slices.Sort(carried)
	}
	return map[string]any{"entries": entries, "carried": carried, "foreign": r.has("As"), "names": []string{}}
}

// hasIs reports whether a type of the sources decides itself what errors.Is finds.
func (r *reader) hasIs() bool { return r.has("Is") }

func (r *reader) has(method string) bool {
	return slices.ContainsFunc(r.all, func(f *ssa.Function) bool {
		return f.Name() == method && f.Signature.Recv() != nil && f.Signature.Params().Len() == 1 && f.Signature.Results().Len() == 1
	})
}

// reached has steps that happen only if a value can be what the conditions around
// a block ask for: nothing comes of errors.Is if the error is never there.
func (r *reader) reached(block *ssa.BasicBlock, steps []step) []step {
	for at := block; at != nil && len(steps) > 0; at = at.Idom() {
		v, patterns := r.asked(at)
		if v == nil {
			continue
		}
		bind := "asked " + r.place(v)
		var clauses []any
		for _, is := range patterns {
			clauses = append(clauses, map[string]any{"is": is, "bind": bind, "body": steps})
		}
		clauses = append(clauses, map[string]any{"bind": bind + " rest", "body": []step{}})
		steps = []step{{"try": nonNil(r.errors(v)), "clauses": clauses}}
	}
	return steps
}

// asked returns the value and the patterns of the conditions that lead to a block:
// one of them holds.
func (r *reader) asked(block *ssa.BasicBlock) (ssa.Value, []map[string]any) {
	var about ssa.Value
	var patterns []map[string]any
	for _, above := range block.Preds {
		branch, ok := above.Instrs[len(above.Instrs)-1].(*ssa.If)
		if !ok || above.Succs[0] != block || above.Succs[1] == block {
			return nil, nil
		}
		v, is := r.question(branch.Cond)
		if is == nil || is["foreign"] == true && is["one"] != true || about != nil && about != v {
			return nil, nil
		}
		about, patterns = v, append(patterns, is)
	}
	return about, patterns
}

// question returns the value that a condition is about, and what it asks.
func (r *reader) question(condition ssa.Value) (ssa.Value, map[string]any) {
	switch c := condition.(type) {
	case *ssa.BinOp:
		if c.Op == token.EQL && isError(c.X.Type()) {
			return c.X, r.pattern(c.Y)
		}
	case *ssa.Call:
		callee := c.Call.StaticCallee()
		if callee != nil && callee.RelString(nil) == "errors.Is" {
			return c.Call.Args[0], r.pattern(c.Call.Args[1])
		}
	}
	return nil, nil
}

// same reports whether two values are one, as far as loads of a variable without
// a store in between are concerned.
func same(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	if made, ok := b.(*ssa.MakeInterface); ok {
		return same(a, made.X)
	}
	return false
}

func nilValue(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}
