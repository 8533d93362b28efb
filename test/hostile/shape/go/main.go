// Shape reads one JSON string a line, the text of a Go file each, and answers
// with a line of JSON: the file's syntax without the text of its literals and
// comments, and the values of its string literals in order.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"strconv"
	"strings"
)

type answer struct {
	Shape    string   `json:"shape"`
	Literals []string `json:"literals"`
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var text string
		if err := json.Unmarshal(line, &text); err != nil {
			panic(err)
		}
		if err := out.Encode(shape(text)); err != nil {
			panic(err)
		}
	}
}

func shape(text string) answer {
	fileSet := token.NewFileSet()
	file, err := parser.ParseFile(fileSet, "file.go", text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return answer{Shape: "error: " + err.Error()}
	}
	a := answer{Literals: []string{}}
	var b strings.Builder
	ast.Inspect(file, func(node ast.Node) bool {
		switch n := node.(type) {
		case nil:
			b.WriteByte(')')
		case *ast.CommentGroup:
			b.WriteString("(comment " + commentShape(n.Text()) + ")")
			return false // how many lines it has follows from the text
		case *ast.Ident:
			b.WriteString("(" + n.Name)
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				value, err := strconv.Unquote(n.Value)
				if err != nil {
					panic(err)
				}
				a.Literals = append(a.Literals, value)
				b.WriteString("(string " + n.Value[:1])
			} else {
				b.WriteString("(" + n.Value)
			}
		case *ast.BinaryExpr:
			b.WriteString("(binary " + n.Op.String())
		case *ast.UnaryExpr:
			b.WriteString("(unary " + n.Op.String())
		case *ast.AssignStmt:
			b.WriteString("(assign " + n.Tok.String())
		default:
			b.WriteString("(" + reflect.TypeOf(node).Elem().Name())
		}
		return true
	})
	// Comments that belong to no declaration are not part of the tree.
	b.WriteString(" comments")
	for _, group := range file.Comments {
		b.WriteString(" " + commentShape(group.Text()))
	}
	b.WriteString(" generated " + strconv.FormatBool(ast.IsGenerated(file)))
	// What acts by where it stands, whatever the syntax around it is.
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if strings.HasPrefix(line, "//go:") || strings.HasPrefix(line, "//line") || strings.HasPrefix(line, "//export") ||
			strings.HasPrefix(line, "/*line") || constraint.IsGoBuild(line) || constraint.IsPlusBuild(line) {
			b.WriteString(" directive " + line)
		}
	}
	a.Shape = b.String()
	return a
}

// commentShape is the structure that documentation tools see in a comment.
func commentShape(text string) string {
	var b strings.Builder
	p := comment.Parser{LookupSym: func(recv, name string) bool { return recv == "" && name != "" }}
	for _, block := range p.Parse(text).Content {
		fmt.Fprintf(&b, "%T", block)
		if paragraph, ok := block.(*comment.Paragraph); ok && len(paragraph.Text) > 0 {
			if first, ok := paragraph.Text[0].(comment.Plain); ok && strings.HasPrefix(string(first), "Deprecated:") {
				b.WriteString(" deprecated")
			}
		}
		b.WriteByte(';')
	}
	for _, link := range p.Parse(text).Links {
		fmt.Fprintf(&b, "link %s;", link.URL)
	}
	return b.String()
}
