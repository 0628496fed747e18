package main

import (
	"encoding/json"

	"github.com/open-policy-agent/opa/v1/ast"
)

type evalRequest struct {
	documents
	sourcesRequest
	Query string `json:"query"`
	// Schema, if given, is the JSON Schema of input: a path that cannot be there is an error then, and not undefined.
	Schema json.RawMessage `json:"schema"`
	// Trace asks for OPA's own trace, as text.
	Trace bool `json:"trace"`
}

type evalAnswer struct {
	// Results is empty if the query is undefined.
	Results []result  `json:"results"`
	Printed []printed `json:"printed"`
	Trace   string    `json:"trace"`
}

// evaluateQuery answers a query over policies, input and data on OPA's interpreter.
func evaluateQuery(request evalRequest) (*evalAnswer, error) {
	policies, err := request.parse()
	if err != nil {
		return nil, err
	}
	schemas, err := inputSchema(request.Schema)
	if err != nil {
		return nil, err
	}
	// What is wrong with the query is told by its evaluation.
	if query, err := ast.ParseBodyWithOpts(request.Query, ast.ParserOptions{RegoVersion: ast.RegoV1}); err == nil {
		policies = reachable(policies, dataRefs(query)...)
	}
	compiler, err := compileModulesWith(policies, schemas)
	if err != nil {
		return nil, err
	}
	gave, err := evaluate(compiler, request.Query, request.documents, request.Trace)
	if err != nil {
		return nil, err
	}
	return &evalAnswer{Results: gave.results, Printed: gave.printed, Trace: gave.trace}, nil
}
