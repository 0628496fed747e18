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
	parsing := ast.ParserOptions{RegoVersion: ast.RegoV1, Capabilities: all}
	text, err := format.SourceWithOpts(s.Path, []byte(s.Text), format.Opts{
		RegoVersion:   ast.RegoV1,
		Capabilities:  all,
		ParserOptions: &parsing,
	})
	if err != nil {
		return nil, withFile(err, s.Path)
	}
	// As `opa fmt` does: what its own formatter breaks must not be written.
	if _, err := ast.ParseModuleWithOpts(s.Path, string(text), parsing); err != nil {
		message := "OPA's formatter gives what does not parse, so the file stays as it is: " + err.Error()
		return nil, problem{Code: codeFormat, Message: message, File: s.Path, Row: 1}
	}
	return &formatAnswer{Text: string(text)}, nil
}
