package main

import (
	"context"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

// queryEntrypoint is the name that OPA gives the entrypoint of a query.
const queryEntrypoint = "eval"

type queryRequest struct {
	Sources []source `json:"sources"`
	Query   string   `json:"query"`
	// Experimental admits keywords that OPA has not settled yet.
	Experimental bool `json:"experimental"`
	// Builtins are declarations of the host's own, as OPA's capabilities files have them.
	Builtins []*ast.Builtin `json:"builtins"`
}

type queryAnswer struct {
	Wasm       []byte `json:"wasm"`
	Entrypoint string `json:"entrypoint"`
}

// compileQuery compiles a query over policies; its module gives one object of bindings for each solution. Refused
// builtins may be named here, since a query can replace them (`with http.send as ...`); a call of one halts.
func compileQuery(request queryRequest) (*queryAnswer, error) {
	all := ast.CapabilitiesForThisVersion(ast.CapabilitiesExperimentalKeywords(request.Experimental))
	parsing := ast.ParserOptions{RegoVersion: ast.RegoV1, Capabilities: all, ProcessAnnotation: true}
	query, err := ast.ParseBodyWithOpts(request.Query, parsing)
	if err != nil {
		return nil, evaluationProblem(err)
	}
	askHost(query)
	options := []func(*rego.Rego){
		rego.ParsedQuery(query),
		rego.SetRegoVersion(ast.RegoV1),
		rego.Capabilities(all),
	}
	for _, s := range request.Sources {
		if err := checkNesting(s); err != nil {
			return nil, err
		}
		module, err := ast.ParseModuleWithOpts(s.Path, s.Text, parsing)
		if err != nil {
			return nil, withFile(err, s.Path)
		}
		askHost(module)
		options = append(options, rego.ParsedModule(module))
	}
	for _, b := range append(hostedDeclarations(), request.Builtins...) {
		options = append(options, rego.FunctionDecl(&rego.Function{Name: b.Name, Decl: b.Decl}))
	}
	compiled, err := rego.New(options...).Compile(context.Background())
	if err != nil {
		return nil, evaluationProblem(err)
	}
	return &queryAnswer{Wasm: compiled.Bytes, Entrypoint: queryEntrypoint}, nil
}
