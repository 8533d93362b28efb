// Command go reads Go sources for errspec's trace: JSON on standard input, facts
// as JSON on standard output.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"
)

// input is what errspec sends.
type input struct {
	Dir string `json:"dir"`
	// Env has the variables of the go command, which differ while this program
	// is built.
	Env        []string `json:"env"`
	Files      []file   `json:"files"`
	Operations []string `json:"operations"`
	Names      names    `json:"names"`
}

type file struct {
	Path  string `json:"path"`
	Shown string `json:"shown"`
}

// names are the names of the generated package.
type names struct {
	Packages []string           `json:"packages"`
	Meanings map[string]meaning `json:"meanings"`
	All      []string           `json:"all"`
	// Matched has the entries that compare equal to a kind, by its name.
	Matched map[string][]string `json:"matched"`
	// Carried has the entries that travel in a common code.
	Carried map[string][]string `json:"carried"`
}

type meaning struct {
	Use     string   `json:"use"`
	Entries []string `json:"entries"`
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var given input
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		return err
	}
	mode := packages.LoadSyntax | packages.NeedModule
	loaded, err := packages.Load(&packages.Config{Mode: mode, Dir: given.Dir, Env: append(os.Environ(), given.Env...)}, "./...")
	if err != nil {
		return err
	}
	for _, each := range loaded {
		for _, problem := range each.Errors {
			return fmt.Errorf("%s: %s", given.Dir, problem)
		}
	}
	program, built := ssautil.Packages(loaded, ssa.InstantiateGenerics)
	program.Build()
	r := newReader(given, loaded, program, built)
	handlers := append(r.named(), r.routed()...)
	r.finish()
	functions := make([]*functionFacts, 0, len(r.order))
	for _, id := range r.order {
		functions = append(functions, r.functions[id])
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{"functions": functions, "handlers": handlers})
}

// newReader returns a reader of a program.
func newReader(given input, loaded []*packages.Package, program *ssa.Program, built []*ssa.Package) *reader {
	r := &reader{
		given:     given,
		program:   program,
		sources:   map[*types.Package]bool{},
		users:     map[string]bool{},
		shown:     map[string]string{},
		functions: map[string]*functionFacts{},
		codes:     map[string][]string{},
		kinds:     map[string][]string{},
		stores:    map[any][]ssa.Value{},
		callers:   map[*ssa.Function][]ssa.CallInstruction{},
		invokes:   map[string][]*ssa.CallCommon{},
		values:    map[*ssa.Function]bool{},
		open:      map[any]bool{},

		parameters: map[string]*ssa.Parameter{},
		byID:       map[string]*ssa.Function{},
	}
	for _, each := range given.Files {
		r.shown[each.Path] = each.Shown
		if path, err := filepath.EvalSymlinks(each.Path); err == nil {
			r.shown[path] = each.Shown
		}
	}
	for _, each := range built {
		if each != nil && !r.isPackage(each.Pkg.Path()) {
			r.sources[each.Pkg] = true
		}
	}
	r.noteUsers(loaded)
	for _, each := range loaded {
		for _, syntax := range each.Syntax {
			r.syntax = append(r.syntax, syntaxFile{syntax, each.TypesInfo})
		}
	}
	for _, each := range program.AllPackages() {
		r.noteCodes(each.Pkg)
	}
	for function := range ssautil.AllFunctions(program) {
		if r.isSource(function) {
			r.all = append(r.all, function)
		}
	}
	sortFunctions(r.all)
	for _, each := range r.all {
		r.noteStores(each)
		r.noteCallers(each)
		r.noteOpen(each)
	}
	for _, each := range r.all {
		r.notePointers(each)
	}
	return r
}

// syntaxFile is a file with what its names refer to.
type syntaxFile struct {
	*ast.File
	info *types.Info
}

// noteUsers finds the libraries that use the generated package, so that their
// functions may return its errors.
func (r *reader) noteUsers(loaded []*packages.Package) {
	packages.Visit(loaded, nil, func(each *packages.Package) {
		for path := range each.Imports {
			if r.isPackage(path) || r.users[path] {
				r.users[each.PkgPath] = true
			}
		}
	})
}

// noteCodes finds the constants of the generated package.
func (r *reader) noteCodes(pkg *types.Package) {
	if !r.isPackage(pkg.Path()) {
		return
	}
	for _, name := range pkg.Scope().Names() {
		constant, ok := pkg.Scope().Lookup(name).(*types.Const)
		if ok && isKind(constant.Type()) {
			r.kinds[codeKey(constant.Type(), constant.Val().ExactString())] = r.given.Names.Matched[name]
		}
		found, known := r.given.Names.Meanings[pkg.Path()+"#"+name]
		if ok && known && found.Use == "constant" {
			r.codes[codeKey(constant.Type(), constant.Val().ExactString())] = found.Entries
		}
	}
}

func isKind(t types.Type) bool {
	named, ok := t.(*types.Named)
	return ok && named.Obj().Name() == "Kind"
}

func codeKey(t types.Type, value string) string { return t.String() + " " + value }

func (r *reader) isPackage(path string) bool {
	for _, each := range r.given.Names.Packages {
		if path == each || strings.HasPrefix(path, each+"/") {
			return true
		}
	}
	return false
}

// isSource reports whether the body of a function is read.
func (r *reader) isSource(function *ssa.Function) bool {
	if function.Blocks == nil {
		return false
	}
	for function.Parent() != nil {
		function = function.Parent()
	}
	pkg := function.Package()
	if pkg == nil && function.Object() != nil && function.Object().Pkg() != nil {
		return r.sources[function.Object().Pkg()]
	}
	if pkg == nil {
		return function.Synthetic != "" // a wrapper of a method, or a bound one
	}
	return r.sources[pkg.Pkg]
}

func (r *reader) show(path string) string {
	if shown, ok := r.shown[path]; ok {
		return shown
	}
	if relative, err := filepath.Rel(r.given.Dir, path); err == nil {
		return filepath.ToSlash(relative)
	}
	return path
}
