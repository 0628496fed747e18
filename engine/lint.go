package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	astjson "github.com/open-policy-agent/opa/v1/ast/json"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// maxTestSteps bounds what one test may cost here: a few seconds. Time cannot, for the engine's clock stands still.
const maxTestSteps = 500_000

type lintRequest struct {
	documents
	sourcesRequest
}

type lintAnswer struct {
	Modules []lintModule `json:"modules"`
	// Mentioned lists what test files name below data, by a reference, an import or their own package, sorted.
	Mentioned []string `json:"mentioned"`
	// Ended is false where a test was stopped, so that hits do not tell all that the tests reach.
	Ended bool `json:"ended"`
}

// lintModule is a file as lint rules see it.
type lintModule struct {
	File string `json:"file"`
	Test bool   `json:"test"`
	// AST is OPA's own, as `opa parse --format json --json-include locations` prints it, without file names.
	AST      json.RawMessage `json:"ast"`
	Comments []lintComment   `json:"comments"`
	// Hits has an element for each of the AST's rules; none for a test file.
	Hits []ruleHits `json:"hits"`
}

type lintComment struct {
	Row  int    `json:"row"`
	Text string `json:"text"`
}

// ruleHits says what the tests made of one definition.
type ruleHits struct {
	// Entered says that some test looked into its body, Fired that the body was true.
	Entered bool `json:"entered"`
	Fired   bool `json:"fired"`
}

// lintFacts gives what lint rules judge: parsed files, and which of their definitions the tests reach.
func lintFacts(request lintRequest) (*lintAnswer, error) {
	policies, err := request.parse()
	if err != nil {
		return nil, err
	}
	answer := &lintAnswer{Modules: make([]lintModule, 0, len(policies)), Mentioned: mentioned(policies)}
	for _, p := range policies {
		module, err := lintModuleOf(p)
		if err != nil {
			return nil, err
		}
		answer.Modules = append(answer.Modules, module)
	}
	if _, err := findRules(policies); err != nil {
		return nil, err
	}
	tests := findTests(policies)
	compiler, err := analyse(policies, nil, !request.Conftest)
	if err != nil {
		return nil, err
	}
	tracer, err := traceTests(compiler, tests, request.documents)
	if err != nil {
		return nil, err
	}
	answer.Ended = !tracer.stopped
	for i, p := range policies {
		for j, r := range p.module.Rules {
			if !p.isTest() {
				answer.Modules[i].Hits[j] = tracer.hits[definitionAt(r.Location)]
			}
		}
	}
	return answer, nil
}

func lintModuleOf(p policy) (lintModule, error) {
	text, err := marshalAST(p.module)
	if err != nil {
		return lintModule{}, err
	}
	module := lintModule{
		File:     p.Path,
		Test:     p.isTest(),
		AST:      text,
		Comments: make([]lintComment, 0, len(p.module.Comments)),
		Hits:     []ruleHits{},
	}
	if !module.Test {
		module.Hits = make([]ruleHits, len(p.module.Rules))
	}
	for _, c := range p.module.Comments {
		module.Comments = append(module.Comments, lintComment{Row: c.Location.Row, Text: string(c.Text)})
	}
	return module, nil
}

// marshalAST puts locations in; whether they are is a setting of the whole process.
func marshalAST(module *ast.Module) ([]byte, error) {
	defer astjson.SetOptions(astjson.GetOptions())
	astjson.SetOptions(astjson.Options{MarshalOptions: astjson.MarshalOptions{
		IncludeLocation: astjson.NodeToggle{
			Term: true, Package: true, Import: true, Rule: true, Head: true, Expr: true, SomeDecl: true, Every: true, With: true,
			Not: true, And: true, Or: true,
		},
		ExcludeLocationFile: true,
	}})
	return json.Marshal(module)
}

func mentioned(policies []policy) []string {
	names := []string{}
	for _, p := range policies {
		if !p.isTest() {
			continue
		}
		ast.WalkRefs(p.module, func(ref ast.Ref) bool {
			if ref.HasPrefix(ast.DefaultRootRef) {
				names = append(names, dotted(ref))
			}
			return false
		})
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// dotted gives "data.acme" of data.acme[name].rules.
func dotted(ref ast.Ref) string {
	parts := []string{ref[0].Value.String()}
	for _, term := range ref[1:] {
		name, ok := term.Value.(ast.String)
		if !ok {
			break
		}
		parts = append(parts, string(name))
	}
	return strings.Join(parts, ".")
}

// traceTests runs all tests on OPA's interpreter. That one fails or ends with an error is not asked here.
func traceTests(compiler *ast.Compiler, tests []*testRule, d documents) (*hitTracer, error) {
	tracer := &hitTracer{hits: map[string]ruleHits{}}
	options, err := d.options()
	if err != nil {
		return nil, err
	}
	for _, test := range tests {
		tracer.start()
		query := rego.New(append([]func(*rego.Rego){rego.Query(test.path.String()), rego.Compiler(compiler)}, options...)...)
		prepared, err := query.PrepareForEval(context.Background())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", test.Name, err)
		}
		// An error of one test is told by `policy test`.
		_, _ = prepared.Eval(context.Background(), rego.EvalQueryTracer(tracer), rego.EvalExternalCancel(tracer.cancel))
	}
	return tracer, nil
}

// hitTracer notes which rules are entered and which hold, and ends a test that takes too many steps.
type hitTracer struct {
	hits   map[string]ruleHits
	steps  int
	cancel topdown.Cancel
	// stopped says that some test took too many steps.
	stopped bool
}

func (t *hitTracer) start() {
	t.steps = 0
	t.cancel = topdown.NewCancel()
}

func (*hitTracer) Enabled() bool { return true }

func (*hitTracer) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

func (t *hitTracer) TraceEvent(event topdown.Event) {
	t.steps++
	if t.steps > maxTestSteps {
		t.stopped = true
		t.cancel.Cancel()
	}
	rule, ok := event.Node.(*ast.Rule)
	if !ok {
		return
	}
	at := definitionAt(rule.Location)
	hits := t.hits[at]
	switch event.Op {
	case topdown.EnterOp:
		hits.Entered = true
	case topdown.ExitOp:
		hits.Fired = true
	default:
		return
	}
	t.hits[at] = hits
}

func definitionAt(location *ast.Location) string {
	return location.File + ":" + strconv.Itoa(location.Offset)
}
