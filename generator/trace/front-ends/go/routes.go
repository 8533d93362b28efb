package main

import (
	"cmp"
	"go/ast"
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
	known := newRouters(r)
	for _, f := range r.all {
		for _, block := range f.Blocks {
			for _, instruction := range block.Instrs {
				if call, ok := instruction.(ssa.CallInstruction); ok && r.isGiven(call.Pos()) {
					found = append(found, known.route(call)...)
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

func (r *routers) route(call ssa.CallInstruction) []handlerFacts {
	common := call.Common()
	name, receiver, arguments := r.libraryCall(common)
	if callee := common.StaticCallee(); receiver == nil && callee != nil && callee.RelString(nil) == "net/http."+callee.Name() {
		name, arguments = callee.Name(), common.Args // http.HandleFunc
	}
	routes, given := r.routes(call, name, arguments)
	var handlers []ssa.Value
	for _, each := range given {
		handlers = append(handlers, r.spread(each)...)
	}
	if len(handlers) == 0 || !isFunction(handlers[len(handlers)-1].Type()) {
		return nil
	}
	at := r.at(call.Pos())
	var own []step
	functions := []string{}
	for _, each := range handlers {
		if isWrapper(each.Type()) { // middleware of a route
			own = append(own, r.middleware(each)...)
			continue
		}
		steps := r.answered(each, at)
		own = append(own, steps...)
		for _, one := range steps {
			if ids, ok := one["call"].([]string); ok {
				functions = append(functions, strings.TrimSuffix(ids[0], responds))
			}
		}
	}
	mounts := []mount{{}}
	if receiver != nil {
		mounts = r.mountsOf(receiver, 0)
	}
	var found []handlerFacts
	for _, route := range routes {
		for _, each := range mounts {
			verb, path, _ := strings.Cut(route, " ")
			operation := verb + " " + cmp.Or(join(each.prefix, path), "/")
			body := r.withPanics(operation, at, each.before, own)
			found = append(found, handlerFacts{By: "route", Operation: normal(operation), Functions: functions, Name: route, At: at, Body: nonNil(body)})
		}
	}
	return found
}

// routes returns the methods and paths that a call registers handlers for, and
// the handlers.
func (r *routers) routes(call ssa.CallInstruction, name string, arguments []ssa.Value) ([]string, []ssa.Value) {
	if len(arguments) < 2 {
		return nil, nil
	}
	first, ok := text(arguments[0])
	if !ok {
		return nil, nil
	}
	verb := strings.ToUpper(name)
	isPath := first == "" || strings.HasPrefix(first, "/")
	if second, ok := text(arguments[1]); ok && slices.Contains(verbs, first) && len(arguments) > 2 { // Method("POST", "/orders", h)
		return []string{first + " " + second}, arguments[2:]
	}
	switch {
	case (name == "Handle" || name == "HandleFunc") && strings.Contains(first, " /"):
		return []string{first}, arguments[1:]
	case slices.Contains(verbs, verb) && isPath:
		return []string{verb + " " + first}, arguments[1:]
	case (name == "Handle" || name == "HandleFunc") && isPath:
		var found []string
		for _, method := range r.methods(call) {
			found = append(found, method+" "+first)
		}
		return found, arguments[1:]
	}
	return nil, nil
}

// methods returns those of router.HandleFunc("/orders", h).Methods("POST").
func (r *routers) methods(call ssa.CallInstruction) []string {
	made, ok := call.(*ssa.Call)
	if !ok || made.Referrers() == nil {
		return nil
	}
	var found []string
	for _, referrer := range *made.Referrers() {
		other, ok := referrer.(ssa.CallInstruction)
		if !ok {
			continue
		}
		if name, receiver, arguments := r.libraryCall(other.Common()); name == "Methods" && receiver == made {
			for _, each := range arguments {
				for _, one := range r.spread(each) {
					if method, ok := text(one); ok {
						found = append(found, method)
					}
				}
			}
		}
	}
	return found
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
	body = r.withPanics(operation, at, nil, body)
	return handlerFacts{By: by, Operation: operation, Functions: []string{r.id(f)}, Name: name, At: at, Body: nonNil(body)}
}
