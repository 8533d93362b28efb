// Command witness reads lists of cases as JSON from standard input, and answers each list with a line of JSON. For a case
// without a program it writes one that uses every exported name of the packages; for a case with one it says what does not
// compile, or no longer matches.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path"
	"regexp"
	"sort"
	"strings"
)

type question struct {
	Files   map[string]string `json:"files"`
	Program string            `json:"program"`
	Kinds   map[string]string `json:"kinds"`
	Values  bool              `json:"values"`
}

type answer struct {
	Program string            `json:"program"`
	Kinds   map[string]string `json:"kinds"`
	Problem string            `json:"problem"`
	Values  map[string]string `json:"values"`
}

func main() {
	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	fset := token.NewFileSet()
	standard := importer.ForCompiler(fset, "source", nil) // reads each package of the standard library once
	for {
		var questions []question
		err := in.Decode(&questions)
		if err == io.EOF {
			return
		}
		if err == nil {
			err = out.Encode(answersTo(questions, fset, standard))
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func answersTo(questions []question, fset *token.FileSet, standard types.Importer) []answer {
	answers := []answer{}
	for _, q := range questions {
		m := &module{fset: fset, standard: standard, files: q.Files, packages: map[string]*types.Package{}, syntax: map[string][]*ast.File{}}
		m.path = strings.TrimSpace(strings.TrimPrefix(line(q.Files["go.mod"], "module "), "module "))
		if q.Values {
			answers = append(answers, answer{Values: m.values()})
		} else if q.Program == "" {
			answers = append(answers, m.write())
		} else {
			answers = append(answers, m.judge(q))
		}
	}
	return answers
}

func line(text, prefix string) string {
	for _, l := range strings.Split(text, "\n") {
		if strings.HasPrefix(l, prefix) {
			return l
		}
	}
	return ""
}

type module struct {
	fset     *token.FileSet
	standard types.Importer
	path     string
	files    map[string]string
	packages map[string]*types.Package
	syntax   map[string][]*ast.File
}

// Import resolves the packages of the module, and those of the standard library.
func (m *module) Import(name string) (*types.Package, error) {
	if name != m.path && !strings.HasPrefix(name, m.path+"/") {
		if strings.Contains(strings.Split(name, "/")[0], ".") {
			return nil, fmt.Errorf("no package %s", name)
		}
		return m.standard.Import(name)
	}
	if p, ok := m.packages[name]; ok {
		return p, nil
	}
	folder := strings.TrimPrefix(strings.TrimPrefix(name, m.path), "/")
	var files []*ast.File
	for _, file := range m.in(folder) {
		f, err := parser.ParseFile(m.fset, file, m.files[file], parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no package %s", name)
	}
	config := types.Config{Importer: m}
	p, err := config.Check(name, m.fset, files, nil)
	if err != nil {
		return nil, err
	}
	m.packages[name], m.syntax[name] = p, files
	return p, nil
}

func (m *module) in(folder string) []string {
	var found []string
	for file := range m.files {
		dir := path.Dir(file)
		if dir == "." {
			dir = ""
		}
		if dir == folder && strings.HasSuffix(file, ".go") {
			found = append(found, file)
		}
	}
	sort.Strings(found)
	return found
}

// The packages that others can import, by path.
func (m *module) public() []string {
	paths := map[string]bool{}
	for file := range m.files {
		dir := path.Dir(file)
		if !strings.HasSuffix(file, ".go") || strings.HasPrefix(dir, "internal") || strings.Contains(dir, "/internal") {
			continue
		}
		if dir == "." {
			paths[m.path] = true
		} else {
			paths[m.path+"/"+dir] = true
		}
	}
	var sorted []string
	for p := range paths {
		sorted = append(sorted, p)
	}
	sort.Strings(sorted)
	return sorted
}

func (m *module) write() answer {
	var imports, uses []string
	qualifier := func(p *types.Package) string { return p.Name() }
	for _, name := range m.public() {
		p, err := m.Import(name)
		if err != nil {
			return answer{Problem: err.Error()}
		}
		before := len(uses)
		for _, id := range p.Scope().Names() {
			if object := p.Scope().Lookup(id); object.Exported() {
				uses = append(uses, usesOf(object, p.Name()+"."+id, qualifier)...)
			}
		}
		if len(uses) > before {
			imports = append(imports, fmt.Sprintf("import %q", name))
		}
	}
	var kept []string
	for _, use := range uses {
		// Types of internal packages cannot be named from outside.
		if !strings.Contains(use, "wire.") {
			kept = append(kept, use)
		}
	}
	text := strings.Join(kept, "\n")
	for _, name := range []string{"context", "log/slog", "net/http", "testing", "time"} {
		if regexp.MustCompile(`[^\w.]` + path.Base(name) + `\.`).MatchString(text) {
			imports = append(imports, fmt.Sprintf("import %q", name))
		}
	}
	program := "package user\n" + strings.Join(imports, "\n") + "\n" + text + "\n"
	if problem := m.compile(program); problem != "" {
		return answer{Problem: problem}
	}
	return answer{Program: program, Kinds: m.kinds()}
}

func usesOf(object types.Object, name string, q types.Qualifier) []string {
	of := func(t types.Type) string { return types.TypeString(t, q) }
	switch o := object.(type) {
	case *types.Const:
		if basic, ok := o.Type().(*types.Basic); ok && basic.Info()&types.IsUntyped != 0 {
			return []string{fmt.Sprintf("var _ %s = %s", types.Default(basic), name)}
		}
		return []string{fmt.Sprintf("var _ %s = %s", of(o.Type()), name)}
	case *types.Var:
		return []string{fmt.Sprintf("var _ %s = %s", of(o.Type()), name)}
	case *types.Func:
		return []string{fmt.Sprintf("var _ %s = %s", of(o.Type()), name)}
	case *types.TypeName:
		var uses []string
		switch underlying := o.Type().Underlying().(type) {
		case *types.Basic:
			uses = append(uses, fmt.Sprintf("var _ = (*%s)((*%s)(nil))", underlying, name))
		case *types.Struct:
			for i := range underlying.NumFields() {
				if field := underlying.Field(i); field.Exported() {
					uses = append(uses, fmt.Sprintf("func _(v %s) { var _ %s = v.%s }", name, of(field.Type()), field.Name()))
				}
			}
			uses = append(uses, fmt.Sprintf("var _ %s", name))
		default:
			uses = append(uses, fmt.Sprintf("var _ %s", name))
		}
		receiver := "*" + name
		if types.IsInterface(o.Type()) {
			receiver = name
		}
		t := o.Type()
		if !types.IsInterface(t) {
			t = types.NewPointer(t)
		}
		set := types.NewMethodSet(t)
		for i := range set.Len() {
			method := set.At(i).Obj()
			if method.Exported() {
				uses = append(uses, fmt.Sprintf("func _(v %s) { var _ %s = v.%s }", receiver, of(set.At(i).Type()), method.Name()))
			}
		}
		return uses
	}
	return nil
}

func (m *module) compile(program string) string {
	f, err := parser.ParseFile(m.fset, "user.go", program, parser.SkipObjectResolution)
	if err != nil {
		return err.Error()
	}
	var first string
	config := types.Config{Importer: m, Error: func(err error) {
		if first == "" {
			first = err.Error()
		}
	}}
	_, _ = config.Check("user", m.fset, []*ast.File{f}, nil)
	return first
}

func (m *module) judge(q question) answer {
	if problem := m.compile(q.Program); problem != "" {
		return answer{Problem: problem}
	}
	// What errors.Is compares with is in the tables of the packages; values that go by their place have names there.
	now := m.kinds()
	for name, kind := range q.Kinds {
		if now[name] != kind {
			return answer{Problem: fmt.Sprintf("%s was %s and is %s", name, kind, now[name])}
		}
	}
	return answer{}
}

// Kinds has, for every constant, the kind that its Info has, and for every function of a text, the order of its
// parameters: what a program meets when it runs.
func (m *module) kinds() map[string]string {
	found := map[string]string{}
	for _, name := range m.public() {
		p, err := m.Import(name)
		if err != nil {
			continue
		}
		values := map[string]string{}
		for _, file := range m.syntax[name] {
			ast.Inspect(file, func(n ast.Node) bool {
				if c, ok := n.(*ast.CaseClause); ok && len(c.List) == 1 && len(c.Body) == 1 {
					if kind := kindIn(c.Body[0]); kind != "" {
						name := render(c.List[0])
						if o, ok := p.Scope().Lookup(name).(*types.Const); ok {
							values[types.TypeString(o.Type(), nil)+o.Val().ExactString()] = kind
						}
					}
				}
				return true
			})
		}
		for _, id := range p.Scope().Names() {
			switch o := p.Scope().Lookup(id).(type) {
			case *types.Const:
				if kind, ok := values[types.TypeString(o.Type(), nil)+o.Val().ExactString()]; ok && o.Exported() {
					found[p.Name()+"."+id] = kind
				}
			case *types.Func:
				if s, ok := o.Type().(*types.Signature); ok && o.Exported() && s.Params().Len() > 2 {
					found[p.Name()+"."+id] = order(s)
				}
			}
		}
	}
	return found
}

// Values has the value of every exported constant, by the path and the name of its package.
func (m *module) values() map[string]string {
	found := map[string]string{}
	for _, name := range m.public() {
		p, err := m.Import(name)
		if err != nil {
			continue
		}
		for _, id := range p.Scope().Names() {
			if c, ok := p.Scope().Lookup(id).(*types.Const); ok && c.Exported() {
				text := c.Val().ExactString()
				if c.Val().Kind() == constant.String {
					text = constant.StringVal(c.Val())
				}
				found[name+"/"+p.Name()+"."+id] = text
			}
		}
	}
	return found
}

// Order has the places of parameters whose names are sorted: renaming one in its place changes nothing.
func order(s *types.Signature) string {
	var names []string
	for i := range s.Params().Len() {
		names = append(names, s.Params().At(i).Name())
	}
	if !sort.StringsAreSorted(names[1:]) {
		return "unsorted"
	}
	return "sorted"
}

func kindIn(s ast.Stmt) string {
	kind := ""
	ast.Inspect(s, func(n ast.Node) bool {
		if pair, ok := n.(*ast.KeyValueExpr); ok && render(pair.Key) == "Kind" {
			kind = render(pair.Value)
			if i := strings.LastIndex(kind, "."); i >= 0 {
				kind = kind[i+1:]
			}
		}
		return true
	})
	return kind
}

func render(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return render(x.X) + "." + x.Sel.Name
	}
	return ""
}
