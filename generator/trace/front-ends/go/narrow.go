package main

import (
	"go/token"
	"slices"

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
		if c.Op == token.EQL && same(c.X, v) {
			return r.matched(c.Y, holds, steps)
		}
	case *ssa.Call:
		callee := c.Call.StaticCallee()
		if callee == nil || len(c.Call.Args) < 2 || !same(c.Call.Args[0], v) {
			return steps
		}
		if callee.RelString(nil) == "errors.Is" {
			return r.matched(c.Call.Args[1], holds, steps)
		}
	}
	return steps
}

// matched keeps the errors that are a code, or the others.
func (r *reader) matched(target ssa.Value, holds bool, steps []step) []step {
	is := r.pattern(target, holds)
	if is == nil {
		return steps
	}
	bind := "matched " + r.place(target)
	kept := []step{{"param": bind, "at": r.place(target)}}
	first := map[string]any{"is": is, "bind": bind, "body": []step{}}
	if !holds {
		return []step{{"try": steps, "clauses": []any{first}}}
	}
	first["body"] = kept
	rest := map[string]any{"bind": bind + " rest", "body": []step{}}
	return []step{{"try": steps, "clauses": []any{first, rest}}}
}

// pattern has the errors for which errors.Is holds, or those for which it does
// not hold for certain, for a target: a code, or a variable such as io.EOF.
func (r *reader) pattern(target ssa.Value, holds bool) map[string]any {
	if load, ok := target.(*ssa.UnOp); ok {
		if global, ok := load.X.(*ssa.Global); ok && len(r.errors(target)) > 0 {
			isOwn := global.Pkg != nil && r.sources[global.Pkg.Pkg] && !r.hasIs()
			return map[string]any{"entries": []string{}, "foreign": !isOwn, "names": []string{globalName(global)}}
		}
	}
	made, ok := target.(*ssa.MakeInterface)
	if !ok {
		return nil
	}
	code, ok := made.X.(*ssa.Const)
	if !ok || code.Value == nil {
		return nil
	}
	entries := slices.Clone(r.codes[codeKey(code.Type(), code.Value.ExactString())])
	if len(entries) == 0 {
		return nil
	}
	if holds { // of a module's error, it holds for the common code, too
		for _, each := range slices.Clone(entries) {
			entries = append(entries, r.given.Names.Carried[each]...)
		}
	}
	return map[string]any{"entries": entries, "foreign": false, "names": []string{}}
}

// hasIs reports whether a type of the sources decides itself what errors.Is finds.
func (r *reader) hasIs() bool {
	return slices.ContainsFunc(r.all, func(f *ssa.Function) bool {
		return f.Name() == "Is" && f.Signature.Recv() != nil && f.Signature.Params().Len() == 1 && isError(f.Signature.Params().At(0).Type())
	})
}

// reached has steps that happen only if a value can be what the conditions around
// a block ask for: nothing comes of errors.Is if the error is never there.
func (r *reader) reached(block *ssa.BasicBlock, steps []step) []step {
	for at := block; at != nil && len(steps) > 0; at = at.Idom() {
		v, is := r.asked(at)
		if is == nil || is["foreign"] == true {
			continue
		}
		bind := "asked " + r.place(v)
		first := map[string]any{"is": is, "bind": bind, "body": steps}
		rest := map[string]any{"bind": bind + " rest", "body": []step{}}
		steps = []step{{"try": nonNil(r.errors(v)), "clauses": []any{first, rest}}}
	}
	return steps
}

// asked returns the value and the pattern of the condition that leads to a block.
func (r *reader) asked(block *ssa.BasicBlock) (ssa.Value, map[string]any) {
	above := block.Idom()
	if above == nil || len(above.Instrs) == 0 || len(block.Preds) != 1 {
		return nil, nil
	}
	branch, ok := above.Instrs[len(above.Instrs)-1].(*ssa.If)
	if !ok || above.Succs[0] != block || above.Succs[1] == block {
		return nil, nil
	}
	switch c := branch.Cond.(type) {
	case *ssa.BinOp:
		if c.Op == token.EQL && isError(c.X.Type()) {
			return c.X, r.pattern(c.Y, true)
		}
	case *ssa.Call:
		callee := c.Call.StaticCallee()
		if callee != nil && callee.RelString(nil) == "errors.Is" {
			return c.Call.Args[0], r.pattern(c.Call.Args[1], true)
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
