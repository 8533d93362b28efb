package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// handlerFacts are something that answers the requests of an operation.
type handlerFacts struct {
	By        string   `json:"by"`
	Operation string   `json:"operation"`
	Functions []string `json:"functions"`
	Name      string   `json:"name"`
	At        string   `json:"at"`
	Body      []step   `json:"body"`
}

var comment = regexp.MustCompile(`errspec:\s*(\S+)`)

// named finds the functions that a comment or their name connects with an
// operation.
func (r *reader) named() []handlerFacts {
	found := []handlerFacts{}
	for _, file := range r.syntax {
		if !r.isGiven(file.Pos()) {
			continue
		}
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok {
				continue
			}
			by, operation := "name", function.Name.Name
			if match := comment.FindStringSubmatch(function.Doc.Text()); match != nil {
				by, operation = "comment", match[1]
			} else if !slices.Contains(r.given.Operations, operation) {
				continue
			}
			object, ok := file.info.Defs[function.Name].(*types.Func)
			if !ok {
				continue
			}
			f := r.program.FuncValue(object)
			if f == nil || !r.isSource(f) {
				continue
			}
			at := r.at(function.Name.Pos())
			found = append(found, r.handler(by, operation, r.name(f), at, f, r.answer(f, at)))
		}
	}
	return found
}

// routed finds the handlers of routes: mux.HandleFunc("POST /orders", h), and
// router.Post("/orders", h).
func (r *reader) routed() []handlerFacts {
	found := []handlerFacts{}
	for _, f := range r.all {
		for _, block := range f.Blocks {
			for _, instruction := range block.Instrs {
				if call, ok := instruction.(ssa.CallInstruction); ok {
					found = append(found, r.route(call)...)
				}
			}
		}
	}
	return found
}

// isGiven reports whether a place is in one of the files that are traced: the rest
// of the module only has what they call.
func (r *reader) isGiven(pos token.Pos) bool {
	_, given := r.shown[r.program.Fset.Position(pos).Filename]
	return given
}

var verbs = []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

func (r *reader) route(call ssa.CallInstruction) []handlerFacts {
	common := call.Common()
	name := ""
	arguments := common.Args
	if common.IsInvoke() {
		name = common.Method.Name()
	} else if callee := common.StaticCallee(); callee != nil && !r.isSource(callee) {
		name = callee.Name()
		if callee.Signature.Recv() != nil {
			arguments = arguments[1:]
		}
	}
	if len(arguments) < 2 {
		return nil
	}
	pattern, ok := arguments[0].(*ssa.Const)
	if !ok || pattern.Value == nil || pattern.Value.Kind() != constant.String {
		return nil
	}
	route := constant.StringVal(pattern.Value)
	verb := strings.ToUpper(name)
	switch {
	case (name == "Handle" || name == "HandleFunc") && strings.Contains(route, " /"):
	case slices.Contains(verbs, verb) && strings.HasPrefix(route, "/"):
		route = verb + " " + route
	default:
		return nil
	}
	if !r.isGiven(call.Pos()) {
		return nil
	}
	at := r.at(call.Pos())
	last := arguments[len(arguments)-1]
	body := r.value(last, at, responds, map[ssa.Value]bool{})
	if signature, ok := last.Type().Underlying().(*types.Signature); ok && hasError(signature) {
		body = append(body, r.value(last, at, returns, map[ssa.Value]bool{})...)
	}
	facts := handlerFacts{By: "route", Operation: normal(route), Functions: []string{}, Name: route, At: at, Body: nonNil(body)}
	for _, each := range body {
		if ids, ok := each["call"].([]string); ok {
			facts.Functions = append(facts.Functions, strings.TrimSuffix(ids[0], responds))
		}
	}
	return []handlerFacts{facts}
}

var param = regexp.MustCompile(`:(\w+)|\{(\w+)[^}]*\}`)

// normal spells the params of a path as {id}.
func normal(route string) string {
	return strings.TrimSuffix(param.ReplaceAllString(route, "{$1$2}"), "{$}")
}

// answer has the steps of a function that answers requests.
func (r *reader) answer(f *ssa.Function, at string) []step {
	var steps []step
	if hasError(f.Signature) {
		steps = append(steps, step{"call": []string{r.function(f, returns)}, "args": r.outside(f), "at": at})
	}
	if answers(f.Signature) {
		steps = append(steps, step{"call": []string{r.function(f, responds)}, "args": r.outside(f), "at": at})
	}
	return nonNil(steps)
}

func (r *reader) handler(by, operation, name, at string, f *ssa.Function, body []step) handlerFacts {
	return handlerFacts{By: by, Operation: operation, Functions: []string{r.id(f)}, Name: name, At: at, Body: body}
}
