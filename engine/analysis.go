package main

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// reservedPaths belong to the host and to the generated package: a policy that defined one would judge itself.
var reservedPaths = []ast.Ref{
	ast.MustParseRef("data.modelward.pack"),
	ast.MustParseRef("data.modelward.parameters"),
	ast.MustParseRef("data.modelward.time"),
}

// analyse runs OPA's checks over the author's files alone, so that no error speaks of generated code; in strict mode,
// unless they are on conftest's terms: what those import comes as data. The compiler can evaluate them.
func analyse(policies []policy, schemas *ast.SchemaSet, strict bool) (*ast.Compiler, error) {
	if err := checkReserved(policies); err != nil {
		return nil, err
	}
	if strict {
		if err := checkImports(policies); err != nil {
			return nil, err
		}
	}
	modules := make(map[string]*ast.Module, len(policies))
	for _, p := range policies {
		modules[p.Path] = p.module
	}
	compiler := ast.NewCompiler().
		WithCapabilities(packCapabilities).
		WithStrict(strict).
		WithSchemas(schemas).
		SetErrorLimit(maxErrors)
	compiler.Compile(modules)
	if compiler.Failed() {
		compiler.Errors.Sort()
		return nil, compiler.Errors
	}
	return compiler, nil
}

func checkReserved(policies []policy) error {
	var found problems
	for _, p := range policies {
		for _, r := range p.module.Rules {
			defined := p.module.Package.Path.Extend(r.Head.Ref().GroundPrefix())
			for _, reserved := range reservedPaths {
				if defined.HasPrefix(reserved) || reserved.HasPrefix(defined) {
					message := fmt.Sprintf("%s is Modelward's own; give the rule or its package another name", reserved)
					found = append(found, problemAt(codeReserved, message, r.Location))
				}
			}
		}
	}
	return found.asError()
}
