package main

import (
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

const testRulePrefix = "test_"

// testRule is one test_ rule; it passes if its entrypoint is true.
type testRule struct {
	Package    string `json:"package"`
	Name       string `json:"name"`
	File       string `json:"file"`
	Row        int    `json:"row"`
	Entrypoint string `json:"entrypoint,omitempty"`

	path ast.Ref
}

// findTests lists test_ rules by file and row. As in OPA's own runner, rules that share a name are tests of their own:
// the later ones get a number, else one that passes would hide one that fails.
func findTests(policies []policy) []*testRule {
	tests := []*testRule{}
	seen := map[string]int{}
	for _, p := range policies {
		for _, r := range p.module.Rules {
			name := ruleName(r)
			if !strings.HasPrefix(name, testRulePrefix) || len(r.Head.Args) > 0 || r.Default {
				continue
			}
			key := packageName(p.module) + "." + name
			seen[key]++
			if seen[key] > 1 {
				name = fmt.Sprintf("%s#%02d", name, seen[key]-1)
				head := r.Head.Ref().Copy()
				head[0] = ast.VarTerm(name)
				r.Head.SetRef(head)
			}
			tests = append(tests, &testRule{
				Package: packageName(p.module),
				Name:    name,
				File:    r.Location.File,
				Row:     r.Location.Row,
				path:    p.module.Package.Path.Append(ast.StringTerm(name)),
			})
		}
	}
	return tests
}
