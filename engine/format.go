package main

import (
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
)

type formatRequest struct {
	Source source `json:"source"`
}

type formatAnswer struct {
	Text string `json:"text"`
}

// formatSource gives what `opa fmt` gives.
func formatSource(request formatRequest) (*formatAnswer, error) {
	s := request.Source
	if err := checkNesting(s); err != nil {
		return nil, err
	}
	all := ast.CapabilitiesForThisVersion()
	text, err := format.SourceWithOpts(s.Path, []byte(s.Text), format.Opts{
		RegoVersion:   ast.RegoV1,
		Capabilities:  all,
		ParserOptions: &ast.ParserOptions{RegoVersion: ast.RegoV1, Capabilities: all},
	})
	if err != nil {
		return nil, withFile(err, s.Path)
	}
	return &formatAnswer{Text: string(text)}, nil
}
