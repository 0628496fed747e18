package main

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/compile"
)

type compileRequest struct {
	sourcesRequest
	// Tests takes *_test.rego files in and gives each test_ rule an entrypoint.
	Tests bool `json:"tests"`
	// Schema, if given, is the JSON Schema of input.
	Schema json.RawMessage `json:"schema"`
	// Each makes input a list of files, and the content of each the input of every rule.
	Each bool `json:"each"`
}

type compileAnswer struct {
	Wasm  []byte      `json:"wasm"`
	All   string      `json:"all"`
	Rules []*rule     `json:"rules"`
	Tests []*testRule `json:"tests"`
}

// compilePolicy compiles all files into one module with an entrypoint for all rules and one for each.
func compilePolicy(request compileRequest) (*compileAnswer, error) {
	if !request.Tests {
		isTest := func(s source) bool { return policy{source: s}.isTest() }
		request.Sources = slices.DeleteFunc(slices.Clone(request.Sources), isTest)
	}
	policies, err := request.parse()
	if err != nil {
		return nil, err
	}
	tests := []*testRule{}
	if request.Tests {
		tests = findTests(policies)
	}
	rules, err := findRules(policies)
	if err != nil {
		return nil, err
	}
	schemas, err := inputSchema(request.Schema)
	if err != nil {
		return nil, err
	}
	if _, err := analyse(policies, schemas, !request.Conftest); err != nil {
		return nil, err
	}
	generated, entrypoints, err := glue(rules, tests, request.Each)
	if err != nil {
		return nil, err
	}
	wasm, err := build(append(policies, generated), entrypoints)
	if err != nil {
		return nil, err
	}
	return &compileAnswer{Wasm: wasm, All: glueAll, Rules: rules, Tests: tests}, nil
}

// build plans what the entrypoints reach and nothing else. No optimisation: OPA's partial evaluation loses annotations
// and is not the same from run to run.
func build(policies []policy, entrypoints []string) ([]byte, error) {
	b := &bundle.Bundle{Data: map[string]any{}}
	b.SetRegoVersion(ast.RegoV1)
	b.Manifest.Init()
	for _, p := range policies {
		askHost(p.module)
		b.Modules = append(b.Modules, bundle.ModuleFile{URL: p.Path, Path: p.Path, Parsed: p.module, Raw: []byte(p.Text)})
	}
	compiler := compile.New().
		WithBundle(b).
		WithTarget(compile.TargetWasm).
		WithRegoVersion(ast.RegoV1).
		WithCapabilities(buildCapabilities).
		WithEntrypoints(entrypoints...).
		WithPruneUnused(true)
	if err := compiler.Build(context.Background()); err != nil {
		return nil, withoutGlue(err)
	}
	if len(b.WasmModules) != 1 {
		return nil, errors.New("the compiler gave no module")
	}
	return b.WasmModules[0].Raw, nil
}

// withoutGlue tells an author of what their policy, correct by itself, does to the generated package: it can only be
// that it reads all of data.modelward, and so the answers about itself.
func withoutGlue(err error) error {
	list := problemsOf(err)
	kept := slices.DeleteFunc(slices.Clone(list), func(p problem) bool { return p.File == glueFile })
	if len(kept) == len(list) || list[0].Code == codeEngine {
		return list
	}
	for i := range kept {
		kept[i].Code = codeReserved
		kept[i].Message = "the rule reads all of data.modelward, which holds its own outcome; name the part that it needs"
	}
	if len(kept) == 0 {
		return problem{Code: codeReserved, Message: "a rule reads all of data.modelward, which holds its own outcome"}
	}
	return kept
}
