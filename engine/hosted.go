package main

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// hostedBuiltins are carried by OPA's WASM runtime, with other answers than OPA's own: json.marshal orders keys by hash
// and does not escape <>&, json.unmarshal takes numbers that OPA refuses, format_int ends at 64 bits. They are asked of
// the host under another name, which OPA's WASM compiler does not know.
var hostedBuiltins = []*ast.Builtin{ast.FormatInt, ast.JSONMarshal, ast.JSONUnmarshal}

// hostedPrefix is a name that no author gives a variable: one of that name would hide the builtins.
const hostedPrefix = "modelward_host."

var hostedRefs = func() map[string]ast.Ref {
	refs := map[string]ast.Ref{}
	for _, b := range hostedBuiltins {
		refs[b.Name] = ast.MustParseRef(hostedPrefix + b.Name)
	}
	return refs
}()

// hostedDeclarations are those builtins under their other names.
func hostedDeclarations() []*ast.Builtin {
	declarations := make([]*ast.Builtin, 0, len(hostedBuiltins))
	for _, b := range hostedBuiltins {
		declarations = append(declarations, &ast.Builtin{Name: hostedPrefix + b.Name, Decl: b.Decl})
	}
	return declarations
}

func withoutHostedPrefix(name string) string { return strings.TrimPrefix(name, hostedPrefix) }

// askHost renames calls and mocks of hostedBuiltins in a module or query, in place.
func askHost(x any) {
	rename := func(term *ast.Term) *ast.Term {
		if ref, ok := term.Value.(ast.Ref); ok {
			if hosted := hostedRefs[ref.String()]; hosted != nil {
				return ast.NewTerm(hosted.Copy()).SetLocation(term.Location)
			}
		}
		return term
	}
	ast.NewGenericVisitor(func(x any) bool {
		switch x := x.(type) {
		case *ast.Expr:
			if terms, ok := x.Terms.([]*ast.Term); ok {
				terms[0] = rename(terms[0])
			}
			for _, with := range x.With {
				with.Target, with.Value = rename(with.Target), rename(with.Value)
			}
		case ast.Call:
			x[0] = rename(x[0])
		}
		return false
	}).Walk(x)
}
