package main

import (
	"fmt"
	"slices"
	"strings"

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

// conftestParsers are what conftest adds to OPA's builtins (builtins/ of conftest 0.71): they read files.
var conftestParsers = []string{"parse_config", "parse_config_file", "parse_combined_config_files"}

// unsupportedBuiltin turns "undefined function x", where x is a builtin of OPA or conftest, into what an author can act on.
func unsupportedBuiltin(e *ast.Error) (problem, bool) {
	for _, b := range refusedBuiltins {
		if e.Message == undefinedFunction+b.Name {
			const reason = "policies cannot do I/O: what they judge is in input and data"
			message := fmt.Sprintf("%s is not available in compiled policies; %s", b.Name, reason)
			return problemAt(codeUnsupportedBuiltin, message, e.Location), true
		}
	}
	if name := strings.TrimPrefix(e.Message, undefinedFunction); slices.Contains(conftestParsers, name) {
		message := fmt.Sprintf("%s is conftest's own, and Modelward has no such function; read what is in input, or "+
			"write the document into the test as a value", name)
		return problemAt(codeUnsupportedBuiltin, message, e.Location), true
	}
	return problem{}, false
}
