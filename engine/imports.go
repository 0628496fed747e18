package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// hostPaths are documents that the host gives; fixtures are there for tests.
var hostPaths = []ast.Ref{
	ast.MustParseRef("data.fixtures"),
	ast.MustParseRef("data.modelward.parameters"),
	ast.MustParseRef("data.modelward.time"),
}

// checkImports refuses an import of data that nothing defines. OPA takes it for a document that comes later; here none
// does, and whatever asks it would be undefined for ever.
func checkImports(policies []policy) error {
	packages, rules := []ast.Ref{}, slices.Clone(hostPaths)
	for _, p := range policies {
		packages = append(packages, p.module.Package.Path)
		for _, r := range p.module.Rules {
			rules = append(rules, p.module.Package.Path.Extend(r.Head.Ref().GroundPrefix()))
		}
	}
	defined := func(path ast.Ref) bool {
		return slices.ContainsFunc(packages, func(each ast.Ref) bool { return each.HasPrefix(path) }) ||
			slices.ContainsFunc(rules, func(each ast.Ref) bool { return each.HasPrefix(path) || path.HasPrefix(each) })
	}
	var found problems
	for _, p := range policies {
		for _, i := range p.module.Imports {
			path, ok := i.Path.Value.(ast.Ref)
			if !ok || !path.HasPrefix(ast.DefaultRootRef) || defined(path) {
				continue
			}
			message := fmt.Sprintf("import of %s, which no file defines", path)
			if names := siblings(path, append(packages, rules...)); len(names) > 0 {
				last := path[len(path)-1].Value.String()
				message += fmt.Sprintf("; %s is none of %s", last, strings.Join(names, ", "))
			}
			found = append(found, problemAt(codeImport, message, i.Location))
		}
	}
	return found.asError()
}

// siblings are the names that could stand in the place of the last one of a path.
func siblings(path ast.Ref, defined []ast.Ref) []string {
	names := []string{}
	for _, each := range defined {
		if last := len(path) - 1; len(each) > last && each.HasPrefix(path[:last]) {
			names = append(names, each[last].Value.String())
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
