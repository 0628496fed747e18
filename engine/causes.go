package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

// maxValueText is what is told of a value, in bytes.
const maxValueText = 2048

// causeValue is something that a body asks, as it is written, with its value.
type causeValue struct {
	// Text is "card.license".
	Text string `json:"text"`
	// Value is its text (value.go); empty if it is undefined.
	Value string `json:"value"`
	// Cut says that the value is longer than its text.
	Cut bool `json:"cut"`
	// Path is where below input the value stands; null if it does not stand there.
	Path []any `json:"path"`
}

// asked is something whose value has to be asked of the interpreter, and where the answer belongs.
type asked struct {
	term   *ast.Term
	target *causeValue
}

// valuesOf gives for each firing what its body asks, in the order in which it asks. What is no variable and stands in
// neither input nor a variable is evaluated for all firings in one query, so that each helper runs once.
func valuesOf(compiler *ast.Compiler, d documents, list []firing) ([][]causeValue, error) {
	input := ast.Value(ast.Null{})
	if d.Input != "" {
		term, err := parseValue([]byte(d.Input))
		if err != nil {
			return nil, problem{Code: codeEngine, Message: "malformed input: " + err.Error()}
		}
		input = term.Value
	}
	values := make([][]causeValue, 0, len(list))
	var open []asked
	for _, f := range list {
		b := &bodyReader{
			compiler: compiler,
			input:    input,
			locals:   f.locals,
			message:  stringMember(f.value, "message"),
			origins:  map[ast.Var]ast.Ref{},
			seen:     map[string]bool{},
		}
		for _, expr := range f.rule.Body {
			b.expression(expr)
		}
		own := make([]causeValue, len(b.values))
		for i, v := range b.values {
			own[i] = *v
		}
		for _, a := range b.open {
			open = append(open, asked{a.term, &own[a.index]})
		}
		values = append(values, own)
	}
	return values, answerAll(compiler, d, open)
}

func answerAll(compiler *ast.Compiler, d documents, open []asked) error {
	if len(open) == 0 {
		return nil
	}
	terms := make([]*ast.Term, 0, len(open))
	x := ast.VarTerm("x")
	for _, a := range open {
		terms = append(terms, ast.ArrayComprehensionTerm(x, ast.NewBody(ast.Equality.Expr(x, a.term))))
	}
	options, err := d.options()
	if err != nil {
		return err
	}
	query := ast.NewBody(ast.NewExpr(ast.ArrayTerm(terms...)))
	options = append(options, rego.ParsedQuery(query), rego.Compiler(compiler), rego.GenerateJSON(
		func(term *ast.Term, _ *rego.EvalContext) (any, error) { return term, nil }))
	set, err := rego.New(options...).Eval(context.Background())
	if err != nil {
		return evaluationProblem(err)
	}
	answers, ok := set[0].Expressions[0].Value.(*ast.Term).Value.(*ast.Array)
	if !ok || answers.Len() != len(open) {
		return fmt.Errorf("%d values were asked for and others given", len(open))
	}
	for i, a := range open {
		if solutions, ok := answers.Elem(i).Value.(*ast.Array); ok && solutions.Len() > 0 {
			a.target.set(solutions.Elem(0).Value)
		}
	}
	return nil
}

func (v *causeValue) set(value ast.Value) {
	text, err := printable(value)
	if err != nil {
		return
	}
	if len(text) > maxValueText {
		text, v.Cut = strings.ToValidUTF8(text[:maxValueText], ""), true
	}
	v.Value = text
}

// bodyReader goes through a body after it came true.
type bodyReader struct {
	compiler *ast.Compiler
	input    ast.Value
	locals   *ast.ValueMap
	// message is that of the finding, which is told already.
	message string
	// origins are the places in input that variables were taken from.
	origins map[ast.Var]ast.Ref
	seen    map[string]bool
	values  []*causeValue
	open    []struct {
		term  *ast.Term
		index int
	}
}

func (b *bodyReader) expression(expr *ast.Expr) {
	// What a variable is taken from is told by the variable.
	taken := strings.HasPrefix(textOf(expr.Location), "some ")
	if variable, ref := assignment(expr); ref != nil {
		if origin := b.origin(ref); origin != nil {
			b.origins[variable] = origin
		}
		written, ok := b.compiler.RewrittenVars[variable]
		taken = taken || ok && !written.IsGenerated()
	}
	// A message says itself what stands in it.
	if len(expr.With) > 0 || isTemplate(expr) {
		return
	}
	var terms []*ast.Term
	switch of := expr.Terms.(type) {
	case *ast.Term:
		terms = []*ast.Term{of}
	case []*ast.Term:
		if function := expr.Operator(); expr.IsCall() && function.HasPrefix(ast.DefaultRootRef) {
			terms = b.call(expr, function)
		} else {
			terms = expr.Operands()
		}
	default:
		return
	}
	for _, term := range terms {
		b.term(term, taken)
	}
}

// call tells what a function of a policy gave, and gives the arguments, which are told as well.
func (b *bodyReader) call(expr *ast.Expr, function ast.Ref) []*ast.Term {
	operands := expr.Operands()
	arguments := operands
	if rules := b.compiler.GetRulesExact(function); len(rules) > 0 {
		arguments = operands[:min(len(operands), len(rules[0].Head.Args))]
	}
	// First the arguments, then the call.
	for _, argument := range arguments {
		b.term(argument, false)
	}
	text := strings.TrimPrefix(textOf(expr.Location), "not ")
	if len(arguments) < len(operands) && !strings.HasSuffix(text, ")") {
		return nil
	}
	call := ast.Call{ast.NewTerm(function)}
	for _, argument := range arguments {
		call = append(call, plugged(argument, b.locals))
	}
	if ast.NewTerm(call).IsGround() {
		b.ask(text, ast.NewTerm(call))
	}
	return nil
}

// term tells the variables and references of a term, those within a closure left out: they have a value only there.
func (b *bodyReader) term(term *ast.Term, taken bool) {
	switch value := term.Value.(type) {
	case ast.Var:
		b.variable(value)
	case ast.Ref:
		b.reference(term, value, taken)
	case *ast.Array:
		value.Foreach(func(each *ast.Term) { b.term(each, taken) })
	case ast.Object:
		value.Foreach(func(_, each *ast.Term) { b.term(each, taken) })
	}
}

func (b *bodyReader) variable(name ast.Var) {
	written, ok := b.compiler.RewrittenVars[name]
	bound := b.locals.Get(name)
	if !ok || bound == nil || written.IsWildcard() || written.IsGenerated() || bound.Compare(ast.String(b.message)) == 0 {
		return
	}
	if value := b.tell(string(written)); value != nil {
		value.set(bound)
		value.Path = segments(b.origins[name], b.locals)
	}
}

func (b *bodyReader) reference(term *ast.Term, ref ast.Ref, taken bool) {
	for _, part := range ref {
		b.term(part, taken)
	}
	if taken {
		return
	}
	text := textOf(term.Location)
	if origin := b.origin(ref); origin != nil {
		b.lookUp(text, b.input, origin, origin)
	} else if head, ok := ref[0].Value.(ast.Var); ok && b.locals.Get(head) != nil {
		b.lookUp(text, b.locals.Get(head), ref, nil)
	} else if full := plugged(term, b.locals); ref.HasPrefix(ast.DefaultRootRef) && full.IsGround() {
		b.ask(text, full)
	}
}

// lookUp finds a reference's value within that of its head.
func (b *bodyReader) lookUp(text string, within ast.Value, ref, origin ast.Ref) {
	full, ok := plugged(ast.NewTerm(ref[1:].Copy()), b.locals).Value.(ast.Ref)
	if !ok || !full.IsGround() {
		return
	}
	if value := b.tell(text); value != nil {
		value.Path = segments(origin, b.locals)
		if found, err := within.Find(full); err == nil {
			value.set(found)
		}
	}
}

func (b *bodyReader) ask(text string, term *ast.Term) {
	if b.tell(text) != nil {
		b.open = append(b.open, struct {
			term  *ast.Term
			index int
		}{term, len(b.values) - 1})
	}
}

// tell gives room for a value, unless it is told already.
func (b *bodyReader) tell(text string) *causeValue {
	if text == "" || b.seen[text] {
		return nil
	}
	b.seen[text] = true
	value := &causeValue{Text: text}
	b.values = append(b.values, value)
	return value
}

// origin gives a reference from input on, through the variables that it goes by; nil if it does not lead there.
func (b *bodyReader) origin(ref ast.Ref) ast.Ref { return fromInput(ref, b.origins) }

func isTemplate(expr *ast.Expr) bool {
	return expr.IsCall() && expr.Operator().Equal(ast.InternalTemplateString.Ref())
}

// textOf is what is written at a place, in one line; empty for what the compiler made.
func textOf(location *ast.Location) string {
	if location == nil {
		return ""
	}
	return strings.ToValidUTF8(strings.Join(strings.Fields(string(location.Text)), " "), "\ufffd")
}
