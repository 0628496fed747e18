package main

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/rego"
)

type testRequest struct {
	documents
	sourcesRequest
	// Coverage asks which lines ran.
	Coverage bool `json:"coverage"`
	// Trace asks for the trace of each test that does not pass.
	Trace bool `json:"trace"`
}

type testAnswer struct {
	Tests []testResult `json:"tests"`
	// Coverage is by file; null unless asked for.
	Coverage map[string]fileCoverage `json:"coverage"`
}

type testResult struct {
	*testRule
	// Value is what the rule gives; empty if it is undefined or failed with an error. True passes, and so does an
	// object of named cases that are all true.
	Value   string    `json:"value"`
	Passed  bool      `json:"passed"`
	Error   *problem  `json:"error"`
	Printed []printed `json:"printed"`
	Trace   string    `json:"trace"`
}

type fileCoverage struct {
	Covered    []lines `json:"covered"`
	NotCovered []lines `json:"not_covered"`
}

// lines is a range of rows, both ends included.
type lines struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// runTests runs each test_ rule on OPA's interpreter.
func runTests(request testRequest) (*testAnswer, error) {
	policies, err := request.parse()
	if err != nil {
		return nil, err
	}
	tests := findTests(policies)
	compiler, err := compileModules(policies)
	if err != nil {
		return nil, err
	}
	answer := &testAnswer{Tests: make([]testResult, 0, len(tests))}
	coverage := cover.New()
	var options []func(*rego.Rego)
	if request.Coverage {
		options = append(options, rego.QueryTracer(coverage))
	}
	for _, test := range tests {
		result, err := runTest(compiler, test, request.documents, options)
		if err != nil {
			return nil, err
		}
		if request.Trace && !result.Passed {
			if gave, err := evaluate(compiler, test.path.String(), request.documents, true); err == nil {
				result.Trace = gave.trace
			}
		}
		answer.Tests = append(answer.Tests, result)
	}
	if request.Coverage {
		answer.Coverage = coverageOf(coverage, policies)
	}
	return answer, nil
}

func runTest(compiler *ast.Compiler, test *testRule, d documents, options []func(*rego.Rego)) (testResult, error) {
	result := testResult{testRule: test, Printed: []printed{}}
	gave, err := evaluate(compiler, test.path.String(), d, false, options...)
	if err != nil {
		list := problemsOf(err)
		if list[0].Code == codeEngine {
			return result, err
		}
		result.Error = &list[0]
		return result, nil
	}
	result.Printed = gave.printed
	if len(gave.results) > 0 && len(gave.results[0].Expressions) > 0 {
		result.Value = gave.results[0].Expressions[0].Value
		result.Passed = passes(result.Value)
	}
	return result, nil
}

func passes(text string) bool {
	term, err := parseValue([]byte(text))
	return err == nil && holds(term)
}

func holds(term *ast.Term) bool {
	switch value := term.Value.(type) {
	case ast.Boolean:
		return bool(value)
	case ast.Object:
		return value.Len() > 0 && !value.Until(func(_, each *ast.Term) bool { return !holds(each) })
	default:
		return false
	}
}

func coverageOf(coverage *cover.Cover, policies []policy) map[string]fileCoverage {
	modules := map[string]*ast.Module{}
	for _, p := range policies {
		if !strings.HasSuffix(p.Path, testFileSuffix) {
			modules[p.Path] = p.module
		}
	}
	report := map[string]fileCoverage{}
	for path, file := range coverage.Report(modules).Files {
		if modules[path] != nil {
			report[path] = fileCoverage{Covered: linesOf(file.Covered), NotCovered: linesOf(file.NotCovered)}
		}
	}
	return report
}

func linesOf(ranges []cover.Range) []lines {
	out := make([]lines, 0, len(ranges))
	for _, r := range ranges {
		out = append(out, lines{Start: r.Start.Row, End: r.End.Row})
	}
	return out
}
