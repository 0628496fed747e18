package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/metrics"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/builtins"
)

// What a builtin's answer begins with.
const (
	builtinDefined   = 'v' // the value follows
	builtinUndefined = 'u' // as it is, or for an error, whose text follows
	builtinHalt      = 'h' // the evaluation must end; the reason follows
)

// callBuiltin answers a running policy: the builtin's name, the time in nanoseconds and the arguments, each as value
// text and ended by NUL, which no value text contains. It is apart from the operations in JSON because it is called
// often and carries strings that are no UTF-8.
func callBuiltin(request []byte) (answer []byte) {
	defer func() {
		if reason := recover(); reason != nil {
			answer = fmt.Appendf([]byte{builtinHalt}, "panic: %v", reason)
		}
	}()
	parts := bytes.Split(request, []byte{0})
	if len(parts) < 3 {
		return []byte("hmalformed request")
	}
	name, now, texts := withoutHostedPrefix(string(parts[0])), string(parts[1]), parts[2:len(parts)-1]
	function := topdown.GetBuiltin(name)
	if function == nil || isRefused(name) {
		return fmt.Appendf([]byte{builtinHalt}, "there is no %s for policies", name)
	}
	arguments := make([]*ast.Term, 0, len(texts))
	for _, text := range texts {
		term, err := parseValue(text)
		if err != nil {
			return fmt.Appendf([]byte{builtinHalt}, "an argument of %s: %v", name, err)
		}
		arguments = append(arguments, term)
	}
	answer = []byte{builtinUndefined}
	err := function(builtinContext(now), arguments, func(result *ast.Term) (err error) {
		answer, err = appendValue([]byte{builtinDefined}, result.Value)
		return err
	})
	if err == nil {
		return answer
	}
	var halt topdown.Halt
	if errors.As(err, &halt) {
		return append([]byte{builtinHalt}, halt.Error()...)
	}
	return append([]byte{builtinUndefined}, err.Error()...)
}

func builtinContext(now string) topdown.BuiltinContext {
	return topdown.BuiltinContext{
		Context:      context.Background(),
		Metrics:      metrics.New(),
		Seed:         seedOf("", now),
		Time:         ast.NumberTerm(json.Number(now)),
		Cancel:       topdown.NewCancel(),
		Cache:        make(builtins.Cache),
		Location:     &ast.Location{},
		Capabilities: packCapabilities,
	}
}

// seedOf gives the same bytes for the same parts, on every machine and in every run.
func seedOf(parts ...string) io.Reader {
	hash := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(hash, "%d:%s", len(part), part)
	}
	return rand.NewChaCha8([32]byte(hash.Sum(nil)))
}

// What draws from randomness gives the same for the same time and arguments, whichever engine runs the policy and
// however often it asks.
func init() {
	for _, name := range []string{ast.RandIntn.Name, ast.UUIDRFC4122.Name, ast.JWTEncodeSign.Name, ast.JWTEncodeSignRaw.Name} {
		function := topdown.GetBuiltin(name)
		topdown.RegisterBuiltinFunc(name, func(
			context topdown.BuiltinContext, arguments []*ast.Term, iter func(*ast.Term) error,
		) error {
			parts := []string{name, context.Time.String()}
			// The interpreter appends the term that the result goes to.
			for _, argument := range arguments[:ast.BuiltinMap[name].Decl.Arity()] {
				text, err := appendValue(nil, argument.Value)
				if err != nil {
					return err
				}
				parts = append(parts, string(text))
			}
			context.Seed = seedOf(parts...)
			return function(context, arguments, iter)
		})
	}
}
