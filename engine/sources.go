package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// maxNesting is far above what a policy needs and far below what OPA's recursion costs in stack.
const maxNesting = 200

const testFileSuffix = "_test.rego"

type source struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

// sourcesRequest is what every request for policies begins with.
type sourcesRequest struct {
	Sources []source `json:"sources"`
	// Conftest takes the files on conftest's terms: those that are not Rego v1 may be v0, and nothing is checked that
	// OPA checks in strict mode alone.
	Conftest bool `json:"conftest"`
}

// policy is a parsed source file.
type policy struct {
	source
	module *ast.Module
}

func (p policy) isTest() bool { return strings.HasSuffix(p.Path, testFileSuffix) }

// parse parses all files, sorted by path, and gives the errors of all of them.
func (r sourcesRequest) parse() ([]policy, error) {
	sorted := slices.SortedFunc(slices.Values(r.Sources), func(a, b source) int { return cmp.Compare(a.Path, b.Path) })
	policies := make([]policy, 0, len(sorted))
	var found problems
	for i, s := range sorted {
		if i > 0 && sorted[i-1].Path == s.Path {
			found = append(found, problem{Code: codeEngine, Message: "file given twice", File: s.Path})
			continue
		}
		module, err := parse(s)
		if err != nil && r.Conftest {
			if old, failed := parseAs(ast.RegoV0, s); failed == nil {
				module, err = old, nil
			}
		}
		if err != nil {
			found = append(found, problemsOf(err)...)
			continue
		}
		policies = append(policies, policy{s, module})
	}
	return policies, found.asError()
}

func parse(s source) (*ast.Module, error) {
	if err := checkNesting(s); err != nil {
		return nil, err
	}
	return parseAs(ast.RegoV1, s)
}

func parseAs(version ast.RegoVersion, s source) (*ast.Module, error) {
	module, err := ast.ParseModuleWithOpts(s.Path, s.Text, ast.ParserOptions{
		Capabilities:      packCapabilities,
		ProcessAnnotation: true,
		RegoVersion:       version,
	})
	if err != nil {
		return nil, withFile(err, s.Path)
	}
	return module, nil
}

// checkNesting refuses what would exhaust the stack. Only files with suspiciously many brackets pay for the second parse.
func checkNesting(s source) error {
	depth, deepest := 0, 0
	for _, c := range []byte(s.Text) {
		switch c {
		case '(', '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ')', ']', '}':
			depth = max(depth-1, 0)
		}
	}
	if deepest <= maxNesting {
		return nil
	}
	_, _, errs := ast.NewParser().
		WithFilename(s.Path).
		WithReader(strings.NewReader(s.Text)).
		WithRegoVersion(ast.RegoV1).
		WithMaxRecursionDepth(maxNesting * 8). // the parser enters several functions per bracket
		Parse()
	for _, e := range errs {
		if strings.Contains(e.Message, ast.ErrMaxParsingRecursionDepthExceeded.Error()) {
			return problemAt(codeTooDeep, fmt.Sprintf("nested deeper than %d levels", maxNesting), e.Location)
		}
	}
	return nil
}

// withFile puts the file's name on errors that OPA gives without a place, such as that of an empty module.
func withFile(err error, path string) error {
	list := problemsOf(err)
	if len(list) == 0 {
		return errors.New(path + ": " + err.Error())
	}
	for i := range list {
		if list[i].File == "" {
			list[i].File = path
			list[i].Row = max(list[i].Row, 1)
		}
		if list[i].Code == codeEngine {
			list[i].Code = ast.ParseErr
		}
	}
	return list
}
