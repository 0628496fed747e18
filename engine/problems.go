package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Codes besides OPA's own (rego_parse_error, rego_type_error, ...).
const (
	codeEngine             = "engine_error"
	codeDuplicateRule      = "duplicate_rule"
	codeImport             = "import_error"
	codeMetadata           = "metadata_error"
	codeFormat             = "format_error"
	codeUnsupportedBuiltin = "unsupported_builtin"
	codeNotLoaded          = "not_loaded"
	codeReserved           = "reserved_name"
	codeRule               = "rule_error"
	codeTooDeep            = "nesting_error"
)

// maxErrors bounds how many errors OPA gathers: more help nobody.
const maxErrors = 100

// maxMessageBytes bounds each part of a message, in which OPA quotes the policy.
const maxMessageBytes = 1_000

// problem is one error with its place; row and column are 1-based, 0 where unknown.
type problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	File    string `json:"file"`
	Row     int    `json:"row"`
	Col     int    `json:"col"`
}

func (p problem) Error() string { return p.Message }

type problems []problem

func (p problems) Error() string { return fmt.Sprintf("%d problems", len(p)) }

// asError gives nil for no problems, so that a typed nil never looks like an error.
func (p problems) asError() error {
	if len(p) == 0 {
		return nil
	}
	return p
}

func problemAt(code, message string, location *ast.Location) problem {
	if location == nil {
		return problem{Code: code, Message: message}
	}
	return problem{Code: code, Message: message, File: location.File, Row: location.Row, Col: location.Col}
}

func problemsOf(err error) problems {
	var several problems
	var one problem
	var fromOPA ast.Errors
	var oneFromOPA *ast.Error
	switch {
	case errors.As(err, &several):
		return several
	case errors.As(err, &one):
		return problems{one}
	case errors.As(err, &fromOPA):
		for _, e := range fromOPA {
			several = append(several, problemOfOPA(e))
		}
		return withoutEchoes(several)
	case errors.As(err, &oneFromOPA):
		return problems{problemOfOPA(oneFromOPA)}
	default:
		return problems{{Code: codeEngine, Message: err.Error()}}
	}
}

// withoutEchoes leaves out what the next problem says at the same place in more words, as OPA's parser does.
func withoutEchoes(list problems) problems {
	kept := problems{}
	for i, p := range list {
		if i+1 < len(list) {
			next := list[i+1]
			longer := strings.HasPrefix(next.Message, p.Message)
			next.Message = p.Message
			if longer && next == p {
				continue
			}
		}
		kept = append(kept, p)
	}
	return kept
}

func problemOfOPA(e *ast.Error) problem {
	if hinted, ok := unsupportedBuiltin(e); ok {
		return hinted
	}
	return problemAt(e.Code, cut(e.Message, maxMessageBytes)+cut(details(e.Details), maxMessageBytes), e.Location)
}

// details says on the same line what OPA draws below it.
func details(of ast.ErrorDetails) string {
	switch of := of.(type) {
	case nil, *ast.ParserErrorDetail: // the latter is the line of source itself
		return ""
	case *ast.RefErrInvalidDetail:
		if len(of.OneOf) == 0 {
			return ""
		}
		names := make([]string, 0, len(of.OneOf))
		for _, name := range of.OneOf {
			names = append(names, name.String())
		}
		return fmt.Sprintf("; %v is none of %s", of.Ref[of.Pos], strings.Join(names, ", "))
	default:
		lines := of.Lines()
		for i := range lines {
			lines[i] = strings.Join(strings.Fields(lines[i]), " ")
		}
		return "; " + strings.Join(lines, ", ")
	}
}

func encodeProblems(list ...problem) []byte {
	encoded, err := json.Marshal(map[string]any{"errors": list})
	if err != nil {
		return []byte(`{"errors":[{"code":"engine_error","message":"an error could not be encoded","file":"","row":0,"col":0}]}`)
	}
	return encoded
}
