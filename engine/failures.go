package main

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// Bounds of an explanation: more is not read, and what a policy puts into values has no end.
const (
	maxFailures      = 10
	maxFailureValues = 10
	maxNameBytes     = 200
	maxValueBytes    = 2_000
	maxTraceEvents   = 20_000
	maxTraceLine     = 300
	maxTraceBytes    = 1 << 20
)

type failureRequest struct {
	Entrypoint string `json:"entrypoint"`
	// Trace asks for OPA's trace as well, as text.
	Trace bool `json:"trace"`
}

type failureAnswer struct {
	// Failures begins with the expression of the test; what follows failed on the way to it, in the rules that it asks.
	Failures []failure `json:"failures"`
	Trace    string    `json:"trace"`
	// Cut says that the trace goes on.
	Cut bool `json:"cut"`
}

// failure is an expression that was false or undefined, as it is written, and what stood in it.
type failure struct {
	File   string       `json:"file"`
	Row    int          `json:"row"`
	Text   string       `json:"text"`
	Values []namedValue `json:"values"`
}

// namedValue is a variable, reference or call as it is written; its value is empty if it is undefined.
type namedValue struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// explainTest runs a loaded test again and says why it does not hold. Rule indexing is off, so that a body which it would
// pass over shows the expression that fails.
func explainTest(request failureRequest) (*failureAnswer, error) {
	test, err := loadedTest(request.Entrypoint)
	if err != nil {
		return nil, err
	}
	tracer := &explainer{test: test, keepsAll: request.Trace, negated: map[string]uint64{}}
	query, err := rego.New(append(loaded.options[:len(loaded.options):len(loaded.options)],
		rego.Query(test.path.String()), rego.Compiler(loaded.compiler))...).PrepareForEval(context.Background())
	if err != nil {
		return nil, evaluationProblem(err)
	}
	// An error of the policy is told by the test's own run; the trace up to it is what is asked for here.
	_, _ = query.Eval(context.Background(), rego.EvalQueryTracer(tracer), rego.EvalRuleIndexing(false))
	answer := &failureAnswer{Failures: []failure{}, Trace: traceText(tracer.events), Cut: tracer.cut}
	if tracer.failed != nil {
		for _, event := range append([]*topdown.Event{tracer.failed}, tracer.beneath...) {
			answer.Failures = append(answer.Failures, loaded.failureAt(event))
		}
	}
	return answer, nil
}

// explainer looks for the expression of the test that came last in its body and did not hold, and keeps what failed while
// it was evaluated.
type explainer struct {
	test     *testRule
	keepsAll bool
	events   []*topdown.Event
	cut      bool

	failed  *topdown.Event
	beneath []*topdown.Event

	// query is that of the test's body; current is its expression at work, pending what failed in that so far.
	query   uint64
	current *ast.Location
	pending []*topdown.Event
	// negated is the query of the last `not` at each place: what it denies may fail.
	negated map[string]uint64
}

func (*explainer) Enabled() bool { return true }

func (*explainer) Config() topdown.TraceConfig { return topdown.TraceConfig{PlugLocalVars: true} }

func (e *explainer) TraceEvent(event topdown.Event) {
	if e.keepsAll && event.Op != topdown.UnifyOp {
		if len(e.events) < maxTraceEvents {
			e.events = append(e.events, &event)
		} else {
			e.cut = true
		}
	}
	if rule, ok := event.Node.(*ast.Rule); ok && event.Op == topdown.EnterOp && e.isTest(rule) {
		e.query, e.current, e.pending = event.QueryID, nil, nil
		return
	}
	expr, ok := event.Node.(*ast.Expr)
	if !ok || e.query == 0 {
		return
	}
	if expr.Negated && event.Op == topdown.EvalOp && event.Location != nil {
		e.negated[event.Location.String()] = event.QueryID
	}
	switch {
	case event.Op == topdown.EvalOp && event.QueryID == e.query:
		if at := expr.BaseCogeneratedExpr().Location; e.current == nil || !at.Equal(e.current) {
			e.current, e.pending = at, nil
		}
	case event.Op == topdown.FailOp && event.QueryID == e.query:
		if e.failed == nil || expr.Index >= e.failed.Node.(*ast.Expr).Index {
			e.failed, e.beneath = &event, slices.Clone(e.pending)
		}
	case event.Op == topdown.FailOp && event.Location.HasFile():
		e.keep(&event)
	}
}

func (e *explainer) isTest(rule *ast.Rule) bool {
	return rule.Location != nil && rule.Location.File == e.test.File && rule.Location.Row == e.test.Row
}

// keep holds the last failure of each place, in the order in which they came first.
func (e *explainer) keep(event *topdown.Event) {
	expr := event.Node.(*ast.Expr)
	if _, isEvery := expr.Terms.(*ast.Every); isEvery {
		return // the expression in it that failed says more
	}
	if outer, ok := e.negated[event.Location.String()]; ok && !expr.Negated && outer == event.ParentID {
		return
	}
	at := expr.BaseCogeneratedExpr().Location
	for i, other := range e.pending {
		if other.Node.(*ast.Expr).BaseCogeneratedExpr().Location.Equal(at) {
			e.pending[i] = event
			return
		}
	}
	if len(e.pending) < maxFailures {
		e.pending = append(e.pending, event)
	}
}

func (l *loadedTests) failureAt(event *topdown.Event) failure {
	expr := event.Node.(*ast.Expr)
	base := expr.BaseCogeneratedExpr()
	f := failure{Text: written(base.Location), Values: []namedValue{}}
	if base.Location != nil {
		f.File, f.Row = base.Location.File, base.Location.Row
	}
	seen := map[string]bool{}
	add := func(location *ast.Location, value func() (string, bool)) {
		name := written(location)
		if name == "" || name == f.Text || seen[name] || len(f.Values) == maxFailureValues {
			return
		}
		if text, known := value(); known {
			seen[name] = true
			f.Values = append(f.Values, namedValue{name, text})
		}
	}
	visit := func(of *ast.Expr) *ast.GenericVisitor {
		var visitor *ast.GenericVisitor
		visitor = ast.NewGenericVisitor(func(x any) bool {
			switch x := x.(type) {
			case *ast.With, *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension, *ast.Every:
				return true
			case *ast.Expr:
				if x.IsCall() {
					for _, operand := range x.Operands() {
						visitor.Walk(operand)
					}
					return true
				}
			case ast.Call:
				for _, operand := range x[1:] {
					visitor.Walk(operand)
				}
				return true
			case *ast.Term:
				switch ref := x.Value.(type) {
				case ast.Var:
					add(x.Location, func() (string, bool) {
						return localValue(x, event), event.Locals.Get(x.Value) != nil || of == expr && !expr.Negated
					})
				case ast.Ref:
					add(x.Location, func() (string, bool) { return l.valueOf(ref, of.With, event) })
					for _, part := range ref[1:] {
						visitor.Walk(part)
					}
					return true
				}
			}
			return false
		})
		return visitor
	}
	for _, each := range append([]*ast.Expr{expr}, expr.CogeneratedExprs()...) {
		visit(each).Walk(each)
	}
	return f
}

func localValue(term *ast.Term, event *topdown.Event) string {
	if value := event.Locals.Get(term.Value); value != nil {
		return shown(value)
	}
	return ""
}

// valueOf finds a part of a variable, or asks a rule, input or data again: under the same `with` and with the variables
// that the expression saw.
func (l *loadedTests) valueOf(ref ast.Ref, with []*ast.With, event *topdown.Event) (string, bool) {
	path := ast.Ref{}
	for _, part := range ref[1:] {
		path = append(path, plug(part, event.Locals))
	}
	if !path.IsGround() {
		return "", false
	}
	if !ast.RootDocumentNames.Contains(ref[0]) {
		base := event.Locals.Get(ref[0].Value)
		if base == nil {
			return "", false
		}
		found, err := base.Find(path)
		if err != nil {
			return "", true
		}
		return shown(found), true
	}
	expr := ast.Equality.Expr(ast.VarTerm("value"), ast.NewTerm(append(ast.Ref{ref[0]}, path...)))
	for _, w := range with {
		value := plug(w.Value, event.Locals)
		if !value.IsGround() {
			return "", false
		}
		expr = expr.IncludeWith(w.Target, value)
	}
	set, err := rego.New(append(l.options[:len(l.options):len(l.options)],
		rego.ParsedQuery(ast.NewBody(expr)), rego.Compiler(l.compiler))...).Eval(context.Background())
	if err != nil {
		return "", false
	}
	if len(set) == 0 {
		return "", true
	}
	return cut(strings.ToValidUTF8(valueText(set[0].Bindings["value"]), "\ufffd"), maxValueBytes), true
}

// plug puts values for variables.
func plug(term *ast.Term, locals *ast.ValueMap) *ast.Term {
	plugged, err := ast.TransformVars(term.Copy().Value, func(v ast.Var) (ast.Value, error) {
		if value := locals.Get(v); value != nil {
			return value, nil
		}
		return v, nil
	})
	if value, ok := plugged.(ast.Value); ok && err == nil {
		return ast.NewTerm(value)
	}
	return term
}

func shown(value ast.Value) string {
	text, err := printable(value)
	if err != nil {
		return cut(value.String(), maxValueBytes)
	}
	return cut(text, maxValueBytes)
}

// written is the source at a place, on one line.
func written(location *ast.Location) string {
	if location == nil {
		return ""
	}
	return cut(strings.Join(strings.Fields(string(location.Text)), " "), maxNameBytes)
}

func cut(text string, size int) string {
	if len(text) <= size {
		return text
	}
	for size > 0 && !utf8.RuneStart(text[size]) {
		size--
	}
	return text[:size] + "…"
}

// traceText is OPA's trace, with the values of variables. Line by line, since OPA pads all lines to the longest one.
func traceText(events []*topdown.Event) string {
	text, line := &bytes.Buffer{}, &bytes.Buffer{}
	depths := map[uint64]int{}
	for _, event := range events {
		if depths[event.QueryID] == 0 {
			depths[event.QueryID] = depths[event.ParentID] + 1
		}
		if !event.Location.HasFile() {
			continue // the query that asks for the test
		}
		line.Reset()
		topdown.PrettyTraceWithOpts(line, []*topdown.Event{event}, topdown.PrettyTraceOptions{ExprVariables: true})
		indented := strings.Repeat("| ", max(depths[event.QueryID]-2, 0)) + string(bytes.TrimSpace(line.Bytes()))
		text.WriteString(cut(event.Location.String()+" "+indented, maxTraceLine) + "\n")
		if text.Len() > maxTraceBytes {
			break
		}
	}
	return strings.ToValidUTF8(text.String(), "\ufffd")
}
