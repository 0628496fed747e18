package main

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/rego"
)

// Tests run on OPA's interpreter one by one, so that the host can end one that does not end by itself. Policies and data
// are the same for all of them, and are kept between the calls: the only state that the engine has.
var loaded *loadedTests

type loadedTests struct {
	compiler *ast.Compiler
	options  []func(*rego.Rego)
	// byEntrypoint has the names that the tests have in a compiled module.
	byEntrypoint map[string]*testRule
	coverable    *coverable
}

type loadRequest struct {
	documents
	sourcesRequest
}

type loadAnswer struct {
	Tests []*testRule `json:"tests"`
	// Ranges and Bodies are what tests can cover.
	Ranges []codeRange `json:"ranges"`
	Bodies []ruleBody  `json:"bodies"`
}

// loadTests compiles policies for the interpreter; input, data and time are what every test sees.
func loadTests(request loadRequest) (*loadAnswer, error) {
	policies, err := request.parse()
	if err != nil {
		return nil, err
	}
	tests := findTests(policies)
	rules, err := findRules(policies)
	if err != nil {
		return nil, err
	}
	compiler, err := compileModules(policies)
	if err != nil {
		return nil, err
	}
	options, err := request.options()
	if err != nil {
		return nil, err
	}
	loaded = &loadedTests{compiler, options, map[string]*testRule{}, coverableOf(policies)}
	for i, test := range tests {
		test.Entrypoint = testEntrypoint(i)
		loaded.byEntrypoint[test.Entrypoint] = test
	}
	return &loadAnswer{Tests: tests, Ranges: loaded.coverable.ranges, Bodies: loaded.coverable.bodies(policies, rules)}, nil
}

type testRequest struct {
	Entrypoint string `json:"entrypoint"`
	// Coverage asks which ranges ran.
	Coverage bool `json:"coverage"`
}

type testAnswer struct {
	// Value is what the rule gives; empty if it is undefined or failed with an error.
	Value   string    `json:"value"`
	Error   *problem  `json:"error"`
	Printed []printed `json:"printed"`
	// Covered are the numbers of the ranges that ran.
	Covered []int `json:"covered"`
}

// runTest runs one of the loaded tests.
func runTest(request testRequest) (*testAnswer, error) {
	test, err := loadedTest(request.Entrypoint)
	if err != nil {
		return nil, err
	}
	coverage := cover.New()
	options := loaded.options
	if request.Coverage {
		options = append(options[:len(options):len(options)], rego.QueryTracer(coverage))
	}
	answer := &testAnswer{Printed: []printed{}, Covered: []int{}}
	gave, err := evaluateWith(loaded.compiler, test.path.String(), options, false)
	if err != nil {
		list := problemsOf(err)
		if list[0].Code == codeEngine {
			return nil, err
		}
		answer.Error = &list[0]
	} else {
		answer.Printed = gave.printed
		if len(gave.results) > 0 && len(gave.results[0].Expressions) > 0 {
			answer.Value = gave.results[0].Expressions[0].Value
		}
	}
	if request.Coverage {
		answer.Covered = loaded.coverable.covered(coverage)
	}
	return answer, nil
}

func loadedTest(entrypoint string) (*testRule, error) {
	if loaded == nil {
		return nil, problem{Code: codeNotLoaded, Message: "no tests are loaded"}
	}
	if test := loaded.byEntrypoint[entrypoint]; test != nil {
		return test, nil
	}
	return nil, problem{Code: codeEngine, Message: fmt.Sprintf("no test %s is loaded", entrypoint)}
}
