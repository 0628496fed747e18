package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/lineage"
	"github.com/open-policy-agent/opa/v1/topdown/print"
)

// documents is what policies see. Texts, so that numbers keep their digits and input can hold sets (see value.go).
type documents struct {
	// Input is empty for none.
	Input string `json:"input"`
	// Data is a JSON object, empty for {}.
	Data string `json:"data"`
	// Time is the effective time in nanoseconds.
	Time string `json:"time"`
}

// options makes OPA's interpreter see the documents, and the same time and randomness as a compiled policy does.
func (d documents) options() ([]func(*rego.Rego), error) {
	nanoseconds, err := strconv.ParseInt(d.Time, 10, 64)
	if err != nil {
		return nil, problem{Code: codeEngine, Message: "malformed time: " + err.Error()}
	}
	data := map[string]any{}
	if d.Data != "" {
		decoder := json.NewDecoder(strings.NewReader(d.Data))
		decoder.UseNumber()
		if err := decoder.Decode(&data); err != nil {
			return nil, problem{Code: codeEngine, Message: "malformed data: " + err.Error()}
		}
	}
	options := []func(*rego.Rego){
		rego.Store(inmem.NewFromObject(data)),
		rego.Time(time.Unix(0, nanoseconds)),
		rego.Seed(seedOf("", d.Time)),
		rego.SetRegoVersion(ast.RegoV1),
		rego.Capabilities(packCapabilities),
		rego.GenerateJSON(func(term *ast.Term, _ *rego.EvalContext) (any, error) { return printable(term.Value) }),
	}
	if d.Input != "" {
		input, err := parseValue([]byte(d.Input))
		if err != nil {
			return nil, problem{Code: codeEngine, Message: "malformed input: " + err.Error()}
		}
		options = append(options, rego.ParsedInput(input.Value))
	}
	return options, nil
}

// compileModules compiles for the interpreter: print is kept, strict mode and schemas are the compile operation's.
func compileModules(policies []policy) (*ast.Compiler, error) {
	return compileModulesWith(policies, nil)
}

// compileModulesWith also checks paths below input against a schema, in policies and in queries over them.
func compileModulesWith(policies []policy, schemas *ast.SchemaSet) (*ast.Compiler, error) {
	modules := make(map[string]*ast.Module, len(policies))
	for _, p := range policies {
		modules[p.Path] = p.module
	}
	compiler := ast.NewCompiler().
		WithCapabilities(packCapabilities).
		WithEnablePrintStatements(true).
		WithSchemas(schemas).
		SetErrorLimit(maxErrors)
	if compiler.Compile(modules); compiler.Failed() {
		compiler.Errors.Sort()
		return nil, compiler.Errors
	}
	return compiler, nil
}

// printed is what print() said, with its place.
type printed struct {
	File    string `json:"file"`
	Row     int    `json:"row"`
	Message string `json:"message"`
}

// Bounds of what is kept of it.
const (
	maxPrintedLines = 100
	maxPrintedBytes = 2_000
)

type printHook struct {
	lines []printed
	lost  int
}

func (h *printHook) all() []printed {
	if h.lost == 0 {
		return h.lines
	}
	return append(h.lines, printed{Message: fmt.Sprintf("… and %d more", h.lost)})
}

func (h *printHook) Print(at print.Context, message string) error {
	if len(h.lines) == maxPrintedLines {
		h.lost++
		return nil
	}
	line := printed{Message: cut(strings.ToValidUTF8(message, "\ufffd"), maxPrintedBytes)}
	if at.Location != nil {
		line.File, line.Row = at.Location.File, at.Location.Row
	}
	h.lines = append(h.lines, line)
	return nil
}

type evaluation struct {
	results []result
	printed []printed
	trace   string
}

// result is one solution; its values are texts, in which sets stay sets and numbers keep their digits.
type result struct {
	Expressions []expression      `json:"expressions"`
	Bindings    map[string]string `json:"bindings"`
}

type expression struct {
	Text  string `json:"text"`
	Value string `json:"value"`
}

func evaluate(compiler *ast.Compiler, query string, d documents, trace bool, more ...func(*rego.Rego)) (*evaluation, error) {
	options, err := d.options()
	if err != nil {
		return nil, err
	}
	return evaluateWith(compiler, query, append(options, more...), trace)
}

// evaluateWith takes documents as they are ready for the interpreter.
func evaluateWith(compiler *ast.Compiler, query string, options []func(*rego.Rego), trace bool) (*evaluation, error) {
	hook := &printHook{lines: []printed{}}
	tracer := topdown.NewBufferTracer()
	options = append(options[:len(options):len(options)],
		rego.Query(query), rego.Compiler(compiler), rego.EnablePrintStatements(true), rego.PrintHook(hook))
	if trace {
		options = append(options, rego.QueryTracer(tracer))
	}
	set, err := rego.New(options...).Eval(context.Background())
	if err != nil {
		return nil, evaluationProblem(err)
	}
	gave := &evaluation{results: []result{}, printed: hook.all()}
	for _, each := range set {
		one := result{Expressions: []expression{}, Bindings: map[string]string{}}
		for _, e := range each.Expressions {
			one.Expressions = append(one.Expressions, expression{Text: e.Text, Value: valueText(e.Value)})
		}
		for name, value := range each.Bindings {
			one.Bindings[name] = valueText(value)
		}
		gave.results = append(gave.results, one)
	}
	if trace {
		text := &bytes.Buffer{}
		topdown.PrettyTraceWithLocation(text, lineage.Full(*tracer))
		gave.trace = text.String()
	}
	return gave, nil
}

// valueText is what GenerateJSON made, or a boolean: that an expression without a value holds.
func valueText(value any) string {
	if text, ok := value.(string); ok {
		return text
	}
	return fmt.Sprint(value)
}

func evaluationProblem(err error) error {
	if e, ok := err.(*topdown.Error); ok {
		return problemAt(e.Code, e.Message, e.Location)
	}
	return problemsOf(err)
}
