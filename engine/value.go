package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Values cross the border in the text that OPA's WASM runtime reads and writes (opa_value_parse, opa_value_dump): JSON
// with sets, `{1, 2}` and `set()`, keys of any type, numbers with all their digits, and strings of any bytes. That is
// also Rego's syntax, but Rego's printer escapes what the runtime does not read, and its parser takes ten times as long.

var errValue = errors.New("malformed value")

// maxValueNesting is far below what recursion costs in stack.
const maxValueNesting = 10_000

func parseValue(text []byte) (*ast.Term, error) {
	p := valueParser{text: text}
	term, err := p.value(0)
	if err != nil {
		return nil, err
	}
	if p.space(); p.at != len(text) {
		return nil, errValue
	}
	return term, nil
}

type valueParser struct {
	text []byte
	at   int
}

func (p *valueParser) space() {
	for p.at < len(p.text) && bytes.IndexByte([]byte(" \t\r\n"), p.text[p.at]) >= 0 {
		p.at++
	}
}

// take skips the token if it comes next.
func (p *valueParser) take(token string) bool {
	p.space()
	if !bytes.HasPrefix(p.text[p.at:], []byte(token)) {
		return false
	}
	p.at += len(token)
	return true
}

func (p *valueParser) value(depth int) (*ast.Term, error) {
	if depth > maxValueNesting {
		return nil, errors.New("nested too deeply")
	}
	switch {
	case p.take("null"):
		return ast.NullTerm(), nil
	case p.take("true"):
		return ast.BooleanTerm(true), nil
	case p.take("false"):
		return ast.BooleanTerm(false), nil
	case p.take("set()"):
		return ast.SetTerm(), nil
	case p.take("["):
		terms, err := p.list("]", depth)
		return ast.ArrayTerm(terms...), err
	case p.take("{"):
		return p.braces(depth)
	case p.at < len(p.text) && p.text[p.at] == '"':
		return p.string()
	default:
		return p.number()
	}
}

func (p *valueParser) list(end string, depth int, terms ...*ast.Term) ([]*ast.Term, error) {
	if len(terms) == 0 && p.take(end) {
		return nil, nil
	}
	for {
		if len(terms) > 0 {
			if p.take(end) {
				return terms, nil
			}
			if !p.take(",") {
				return nil, errValue
			}
		}
		term, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		terms = append(terms, term)
	}
}

// braces reads an object, or a set, which differ only after their first member.
func (p *valueParser) braces(depth int) (*ast.Term, error) {
	if p.take("}") {
		return ast.ObjectTerm(), nil
	}
	key, err := p.value(depth + 1)
	if err != nil {
		return nil, err
	}
	if !p.take(":") {
		terms, err := p.list("}", depth, key)
		return ast.SetTerm(terms...), err
	}
	object := ast.NewObject()
	for {
		value, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		object.Insert(key, value)
		if p.take("}") {
			return ast.NewTerm(object), nil
		}
		if !p.take(",") {
			return nil, errValue
		}
		if key, err = p.value(depth + 1); err != nil {
			return nil, err
		}
		if !p.take(":") {
			return nil, errValue
		}
	}
}

func (p *valueParser) string() (*ast.Term, error) {
	start := p.at
	escaped := false
	for p.at++; p.at < len(p.text); p.at++ {
		switch p.text[p.at] {
		case '\\':
			escaped = true
			p.at++
		case '"':
			p.at++
			raw := p.text[start:p.at]
			if !escaped {
				return ast.StringTerm(string(raw[1 : len(raw)-1])), nil
			}
			text, err := unquote(raw[1 : len(raw)-1])
			return ast.StringTerm(text), err
		}
	}
	return nil, errValue
}

// unquote keeps bytes that are no UTF-8, which encoding/json would replace.
func unquote(raw []byte) (string, error) {
	var out []byte
	for len(raw) > 0 {
		at := bytes.IndexByte(raw, '\\')
		if at < 0 {
			return string(append(out, raw...)), nil
		}
		out = append(out, raw[:at]...)
		raw = raw[at:]
		size := 2
		if len(raw) >= 2 && raw[1] == 'u' {
			size = 6
			if len(raw) >= 12 && raw[6] == '\\' && raw[7] == 'u' {
				size = 12 // perhaps a surrogate pair; if not, two characters
			}
		}
		if len(raw) < size {
			return "", errValue
		}
		var text string
		if err := json.Unmarshal([]byte(`"`+string(raw[:size])+`"`), &text); err != nil {
			return "", errValue
		}
		out = append(out, text...)
		raw = raw[size:]
	}
	return string(out), nil
}

// numbers as Rego writes them, which is more than JSON allows: the runtime keeps a literal such as .5 as it stands.
var numbers = regexp.MustCompile(`^-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?`)

func (p *valueParser) number() (*ast.Term, error) {
	text := numbers.Find(p.text[p.at:])
	if text == nil {
		return nil, errValue
	}
	p.at += len(text)
	return ast.NumberTerm(json.Number(text)), nil
}

func appendValue(out []byte, value ast.Value) ([]byte, error) {
	var err error
	separate := func(first int) {
		if len(out) > first {
			out = append(out, ',')
		}
	}
	each := func(first int) func(*ast.Term) error {
		return func(term *ast.Term) error {
			separate(first)
			out, err = appendValue(out, term.Value)
			return err
		}
	}
	switch value := value.(type) {
	case ast.Null:
		return append(out, "null"...), nil
	case ast.Boolean:
		return fmt.Appendf(out, "%t", bool(value)), nil
	case ast.Number:
		return append(out, value...), nil
	case ast.String:
		return appendString(out, string(value)), nil
	case *ast.Array:
		out = append(out, '[')
		if err := value.Iter(each(len(out))); err != nil {
			return nil, err
		}
		return append(out, ']'), nil
	case ast.Set:
		if value.Len() == 0 {
			return append(out, "set()"...), nil
		}
		out = append(out, '{')
		if err := value.Iter(each(len(out))); err != nil {
			return nil, err
		}
		return append(out, '}'), nil
	case ast.Object:
		out = append(out, '{')
		first := len(out)
		err := value.Iter(func(key, member *ast.Term) error {
			if err := each(first)(key); err != nil {
				return err
			}
			out = append(out, ':')
			return each(len(out))(member)
		})
		if err != nil {
			return nil, err
		}
		return append(out, '}'), nil
	default:
		return nil, fmt.Errorf("%s is no value", ast.ValueName(value))
	}
}

func appendString(out []byte, text string) []byte {
	out = append(out, '"')
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c < ' ':
			out = fmt.Appendf(out, `\u%04x`, c)
		default:
			out = append(out, c)
		}
	}
	return append(out, '"')
}

// printable is a value for an answer in JSON: what is no UTF-8 becomes U+FFFD.
func printable(value ast.Value) (string, error) {
	text, err := appendValue(nil, value)
	if err != nil {
		return "", err
	}
	return string(bytes.ToValidUTF8(text, []byte("\ufffd"))), nil
}
