// Promcheck reads rule files as promtool does, and prints the number of rules or what is wrong with them.
package main

import (
	"fmt"
	"log/slog"
	"os"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/rulefmt"
	"github.com/prometheus/prometheus/promql/parser"
)

func main() {
	promql := parser.NewParser(parser.Options{})
	for _, path := range os.Args[1:] {
		groups, errs := rulefmt.ParseFile(path, false, model.UTF8Validation, promql, slog.Default())
		if len(errs) > 0 {
			fmt.Println(errs)
			os.Exit(1)
		}
		for _, group := range groups.Groups {
			fmt.Println(len(group.Rules))
		}
	}
}
