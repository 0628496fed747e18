package main

import (
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// refusedBuiltins would make a verdict depend on more than what is judged. Every other builtin of OPA may be called: the
// module carries it itself, or its host asks callBuiltin.
var refusedBuiltins = []*ast.Builtin{ast.HTTPSend, ast.NetLookupIPAddr, ast.OPARuntime}

func isRefused(name string) bool {
	return slices.ContainsFunc(refusedBuiltins, func(b *ast.Builtin) bool { return b.Name == name })
}

var packCapabilities = capabilities(nil)

// buildCapabilities are those of packs whose calls are renamed already.
var buildCapabilities = capabilities(hostedDeclarations())

func capabilities(more []*ast.Builtin) *ast.Capabilities {
	all := ast.CapabilitiesForThisVersion()
	all.Builtins = slices.DeleteFunc(slices.Clone(all.Builtins), func(b *ast.Builtin) bool { return isRefused(b.Name) })
	all.Builtins = append(all.Builtins, more...)
	all.AllowNet = []string{} // no schema is fetched from the network either
	return all
}

const undefinedFunction = "undefined function "

// unsupportedBuiltin turns "undefined function x", where x is a builtin of OPA, into what an author can act on.
func unsupportedBuiltin(e *ast.Error) (problem, bool) {
	for _, b := range refusedBuiltins {
		if e.Message == undefinedFunction+b.Name {
			const reason = "policies cannot do I/O: what they judge is in input and data"
			message := fmt.Sprintf("%s is not available in compiled policies; %s", b.Name, reason)
			return problemAt(codeUnsupportedBuiltin, message, e.Location), true
		}
	}
	return problem{}, false
}
