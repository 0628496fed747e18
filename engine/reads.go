package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// maxRuleVisits bounds the analysis: helpers that call each other with ever other arguments would multiply.
const maxRuleVisits = 20_000

// inputPaths gives the paths below input that rules refer to, themselves or by what they call, sorted; nil stands for
// any key. A path that only leads to another one is left out. It follows variables and the arguments of functions, and
// loses a value that goes through a collection: what reads it there is told with the helper that made the collection.
func inputPaths(compiler *ast.Compiler, rules []*ast.Rule) [][]any {
	r := &inputReader{compiler: compiler, visited: map[string]bool{}, paths: map[string][]any{}}
	for _, rule := range rules {
		r.rule(rule, nil)
	}
	keys := make([]string, 0, len(r.paths))
	for key := range r.paths {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	paths := make([][]any, 0, len(keys))
	for i, key := range keys {
		// What begins with it follows it in the order of its keys, which end in a separator.
		if i+1 == len(keys) || !strings.HasPrefix(keys[i+1], key) {
			paths = append(paths, r.paths[key])
		}
	}
	return paths
}

type inputReader struct {
	compiler *ast.Compiler
	visited  map[string]bool
	paths    map[string][]any
}

// rule reads one rule; origins are the places in input that its arguments come from.
func (r *inputReader) rule(rule *ast.Rule, arguments []ast.Ref) {
	key := fmt.Sprintf("%p %v", rule, arguments)
	if r.visited[key] || len(r.visited) > maxRuleVisits {
		return
	}
	r.visited[key] = true
	origins := map[ast.Var]ast.Ref{}
	for i, argument := range rule.Head.Args {
		if name, ok := argument.Value.(ast.Var); ok && i < len(arguments) && arguments[i] != nil {
			origins[name] = arguments[i]
		}
	}
	r.assignments(rule, origins)
	ast.WalkExprs(rule, func(expr *ast.Expr) bool {
		r.calls(expr, origins)
		return false
	})
	ast.WalkRefs(rule, func(ref ast.Ref) bool {
		r.reference(ref, origins)
		return false
	})
	if rule.Else != nil {
		r.rule(rule.Else, arguments)
	}
}

// assignments follows variables; a body may use one before the line that gives it.
func (r *inputReader) assignments(rule *ast.Rule, origins map[ast.Var]ast.Ref) {
	for before := -1; before != len(origins); {
		before = len(origins)
		ast.WalkExprs(rule, func(expr *ast.Expr) bool {
			if variable, ref := assignment(expr); ref != nil {
				if origin := fromInput(ref, origins); origin != nil && origins[variable] == nil {
					origins[variable] = origin
				}
			}
			if every, ok := expr.Terms.(*ast.Every); ok {
				if value, ok := every.Value.Value.(ast.Var); ok && origins[value] == nil {
					if domain := originOf(every.Domain, origins); domain != nil {
						origins[value] = domain.Append(ast.VarTerm("_"))
					}
				}
			}
			return false
		})
	}
}

func (r *inputReader) calls(expr *ast.Expr, origins map[ast.Var]ast.Ref) {
	if !expr.IsCall() || !expr.Operator().HasPrefix(ast.DefaultRootRef) {
		return
	}
	arguments := []ast.Ref{}
	for _, operand := range expr.Operands() {
		arguments = append(arguments, originOf(operand, origins))
	}
	for _, called := range r.compiler.GetRulesExact(expr.Operator()) {
		r.rule(called, arguments[:min(len(arguments), len(called.Head.Args))])
	}
}

func (r *inputReader) reference(ref ast.Ref, origins map[ast.Var]ast.Ref) {
	if origin := fromInput(ref, origins); origin != nil {
		path := segments(origin, nil)
		key, err := json.Marshal(path)
		if err == nil {
			// Without its bracket, and ended, a key is the beginning of those that go on from it.
			r.paths[strings.TrimSuffix(string(key), "]")+","] = path
		}
		return
	}
	if !ref.HasPrefix(ast.DefaultRootRef) {
		return
	}
	for _, rule := range r.compiler.GetRules(ref.GroundPrefix()) {
		if len(rule.Head.Args) == 0 {
			r.rule(rule, nil)
		}
	}
}

// assignment gives the variable and the reference of `variable = reference`, as the compiler writes it; nil otherwise.
func assignment(expr *ast.Expr) (ast.Var, ast.Ref) {
	if !expr.IsEquality() || expr.Negated {
		return "", nil
	}
	a, b := expr.Operand(0), expr.Operand(1)
	if _, ok := a.Value.(ast.Var); !ok {
		a, b = b, a
	}
	variable, ok := a.Value.(ast.Var)
	if !ok {
		return "", nil
	}
	switch value := b.Value.(type) {
	case ast.Ref:
		return variable, value
	case ast.Var:
		return variable, ast.Ref{b}
	default:
		return "", nil
	}
}

func originOf(term *ast.Term, origins map[ast.Var]ast.Ref) ast.Ref {
	switch value := term.Value.(type) {
	case ast.Ref:
		return fromInput(value, origins)
	case ast.Var:
		return origins[value]
	default:
		return nil
	}
}

// fromInput gives a reference from input on, through the variables that it goes by; nil if it does not lead there.
func fromInput(ref ast.Ref, origins map[ast.Var]ast.Ref) ast.Ref {
	if ref.HasPrefix(ast.InputRootRef) {
		return ref
	}
	head, ok := ref[0].Value.(ast.Var)
	if !ok || origins[head] == nil {
		return nil
	}
	return origins[head].Concat(ref[1:])
}

// segments gives a reference's path below input; what is not known is nil. Nil for no reference.
func segments(ref ast.Ref, locals *ast.ValueMap) []any {
	if ref == nil {
		return nil
	}
	path := make([]any, 0, len(ref)-1)
	for _, part := range ref[1:] {
		value := part.Value
		if name, ok := value.(ast.Var); ok && locals != nil && locals.Get(name) != nil {
			value = locals.Get(name)
		}
		switch value := value.(type) {
		case ast.String:
			path = append(path, strings.ToValidUTF8(string(value), "\ufffd"))
		case ast.Number:
			path = append(path, json.Number(value))
		default:
			path = append(path, nil)
		}
	}
	return path
}
