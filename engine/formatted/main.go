// Formatted formats Rego as `opa fmt` does (cmd/fmt.go: Rego v1, the result is checked), with OPA's own package, one file a
// line. It runs on the developer's machine, for conformance/, and is no part of the engine.
//
//	formatted FILE ... > one outcome a line, in the order of the files
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
)

// outcome has the text, in base64, or the reason of a refusal.
type outcome struct {
	Text  []byte `json:"text"`
	Error string `json:"error"`
}

func main() {
	out := json.NewEncoder(os.Stdout)
	for _, path := range os.Args[1:] {
		result := outcome{}
		if text, err := formatFile(path); err != nil {
			result.Error = err.Error()
		} else {
			result.Text = text
		}
		if err := out.Encode(result); err != nil {
			fmt.Fprintln(os.Stderr, "formatted:", err)
			os.Exit(1)
		}
	}
}

func formatFile(path string) ([]byte, error) {
	contents, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	version := ast.DefaultRegoVersion
	capabilities := ast.CapabilitiesForThisVersion(ast.CapabilitiesRegoVersion(version))
	parsing := ast.ParserOptions{RegoVersion: version, Capabilities: capabilities}
	formatted, err := format.SourceWithOpts(path, contents, format.Opts{
		RegoVersion:   version,
		Capabilities:  capabilities,
		ParserOptions: &parsing,
	})
	if err != nil {
		return nil, err
	}
	if _, err := ast.ParseModuleWithOpts("formatted", string(formatted), parsing); err != nil {
		return nil, fmt.Errorf("the result is invalid: %w", err)
	}
	return formatted, nil
}
