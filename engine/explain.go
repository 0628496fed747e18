package main

import (
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// What an explanation tells: more helps nobody, and a rule may find a million things.
const (
	maxExplained = 100
	maxCauses    = 3
)

type explainRequest struct {
	documents
	sourcesRequest
	// Package is that of the rule.
	Package string `json:"package"`
	// Rule is its id: a package of conftest's form has several.
	Rule string `json:"rule"`
	// Trace asks for OPA's own trace, as text.
	Trace bool `json:"trace"`
}

type explainAnswer struct {
	// Reads are the paths below input that the rule and what it calls refer to, sorted; null stands for any key.
	Reads [][]any `json:"reads"`
	// Applies are the conditions under which the rule applies; it does if one of them holds. Empty if there is none.
	Applies []place `json:"applies"`
	// Findings are the elements of violation and unverified, with what made each.
	Findings []explained `json:"findings"`
	Printed  []printed   `json:"printed"`
	Trace    string      `json:"trace"`
}

type place struct {
	File string `json:"file"`
	Row  int    `json:"row"`
}

func placeOf(location *ast.Location) place { return place{location.File, location.Row} }

// explained is an element of violation or unverified.
type explained struct {
	Kind    string  `json:"kind"`
	Message string  `json:"message"`
	At      string  `json:"at"`
	Causes  []cause `json:"causes"`
}

// cause is one way in which a body was true.
type cause struct {
	place
	Values []causeValue `json:"values"`
}

// explainRule evaluates one rule on OPA's interpreter and tells what it reads and what made each of its findings.
func explainRule(request explainRequest) (*explainAnswer, error) {
	policies, err := request.parse()
	if err != nil {
		return nil, err
	}
	rules, err := findRules(policies)
	if err != nil {
		return nil, err
	}
	target := ruleOfPackage(rules, request.Package, request.Rule)
	if target == nil {
		return nil, problem{Code: codeRule, Message: fmt.Sprintf("no rule has the package %s", request.Package)}
	}
	compiler, err := compileModules(reachable(policies, target.refs()...))
	if err != nil {
		return nil, err
	}
	firings := &firings{kinds: map[*ast.Rule]string{}}
	answer := &explainAnswer{Applies: []place{}, Findings: []explained{}}
	definitions := []*ast.Rule{}
	parts := []string{}
	for _, path := range target.refs() {
		parts = append(parts, fmt.Sprintf("[x | x := %s]", path))
		for _, definition := range compiler.GetRulesExact(path) {
			definitions = append(definitions, definition)
			switch {
			case path.Equal(target.applies):
				answer.Applies = append(answer.Applies, placeOf(definition.Location))
			case path.Equal(target.unverified):
				firings.kinds[definition] = ruleUnverified
			default:
				firings.kinds[definition] = ruleViolation
			}
		}
	}
	// Comprehensions, so that a part that is undefined does not keep the others from being evaluated.
	query := "[" + strings.Join(parts, ", ") + "]"
	gave, err := evaluate(compiler, query, request.documents, request.Trace, rego.QueryTracer(firings))
	if err != nil {
		return nil, err
	}
	answer.Reads = inputPaths(compiler, definitions)
	answer.Printed, answer.Trace = gave.printed, gave.trace
	answer.Findings, err = explainFirings(compiler, request.documents, firings.list)
	return answer, err
}

// ruleOfPackage is the rule of an id in a package; the first one if none is given.
func ruleOfPackage(rules []*rule, name, id string) *rule {
	for _, r := range rules {
		if r.Package == name && (id == "" || r.ID == id) {
			return r
		}
	}
	return nil
}

// firing is one element that a body put into violation or unverified, with the variables of the body.
type firing struct {
	kind   string
	rule   *ast.Rule
	value  ast.Value
	locals *ast.ValueMap
}

// firings listens to the interpreter for bodies that come true.
type firings struct {
	kinds map[*ast.Rule]string
	list  []firing
}

func (f *firings) Enabled() bool { return len(f.list) < maxExplained*maxCauses }

func (f *firings) Config() topdown.TraceConfig { return topdown.TraceConfig{PlugLocalVars: true} }

func (f *firings) TraceEvent(event topdown.Event) {
	if event.Op != topdown.ExitOp || !f.Enabled() {
		return
	}
	definition, ok := event.Node.(*ast.Rule)
	if !ok || f.kinds[definition] == "" {
		return
	}
	head := definition.Head.Key
	if head == nil {
		head = definition.Head.Value
	}
	value := plugged(head, event.Locals).Value
	elements := []ast.Value{value}
	if definition.Head.Key == nil {
		// violation := {...}: the body made all of its elements.
		elements = elementsOf(value)
	}
	for _, element := range elements {
		f.list = append(f.list, firing{f.kinds[definition], definition, element, event.Locals})
	}
}

func elementsOf(value ast.Value) []ast.Value {
	elements := []ast.Value{}
	add := func(term *ast.Term) { elements = append(elements, term.Value) }
	switch value := value.(type) {
	case ast.Set:
		value.Foreach(add)
	case *ast.Array:
		value.Foreach(add)
	}
	return elements
}

// plugged replaces variables by what they are bound to.
func plugged(term *ast.Term, locals *ast.ValueMap) *ast.Term {
	value, err := ast.TransformVars(term.Copy().Value, func(name ast.Var) (ast.Value, error) {
		if bound := locals.Get(name); bound != nil {
			return bound, nil
		}
		return name, nil
	})
	if replaced, ok := value.(ast.Value); ok && err == nil {
		return ast.NewTerm(replaced)
	}
	return term
}

// explainFirings joins the ways in which one element came about; elements are in the order in which they came.
func explainFirings(compiler *ast.Compiler, d documents, list []firing) ([]explained, error) {
	values, err := valuesOf(compiler, d, list)
	if err != nil {
		return nil, err
	}
	findings := []explained{}
	positions := map[string]int{}
	for i, f := range list {
		text, err := printable(f.value)
		if err != nil {
			return nil, err
		}
		key := f.kind + text
		position, seen := positions[key]
		if !seen {
			if len(findings) == maxExplained {
				continue
			}
			position = len(findings)
			positions[key] = position
			message, at := told(f.value)
			findings = append(findings, explained{Kind: f.kind, Message: message, At: at})
		}
		finding := &findings[position]
		if len(finding.Causes) < maxCauses {
			finding.Causes = append(finding.Causes, cause{placeOf(f.rule.Location), values[i]})
		}
	}
	return findings, nil
}

// told is what a finding says, and of what: in Modelward's form, or in one of conftest's.
func told(value ast.Value) (message, at string) {
	if text, ok := value.(ast.String); ok {
		return strings.ToValidUTF8(string(text), "\ufffd"), ""
	}
	message, at = stringMember(value, "msg"), stringMember(value, "at")
	if message == "" {
		message = stringMember(value, "message")
	}
	return message, at
}

func stringMember(value ast.Value, key string) string {
	found, err := value.Find(ast.Ref{ast.StringTerm(key)})
	if err != nil {
		return ""
	}
	text, _ := found.(ast.String)
	return strings.ToValidUTF8(string(text), "\ufffd")
}
