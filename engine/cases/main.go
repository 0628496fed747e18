// Cases reads OPA's own compliance cases and judges what another runtime made of them, as OPA's test of its WASM runtime
// does (internal/wasm/sdk/test/e2e). It runs on the developer's machine, for conformance/, and is no part of the engine.
//
//	cases list FOLDER                       > one case a line
//	cases judge FOLDER < one outcome a line > one verdict a line
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/test/cases"
	"github.com/open-policy-agent/opa/v1/util"
)

// listed is a case as the runner needs it. Input is in OPA's value text, data in JSON.
type listed struct {
	ID           string   `json:"id"`
	Query        string   `json:"query"`
	Modules      []string `json:"modules"`
	Data         string   `json:"data"`
	Input        *string  `json:"input"`
	Experimental bool     `json:"experimental"`
}

// outcome is what the runner got: a result set in OPA's value text, or an error.
type outcome struct {
	ID     string  `json:"id"`
	Result *string `json:"result"`
	Error  string  `json:"error"`
}

type verdict struct {
	ID string `json:"id"`
	// Reason is empty for a pass.
	Reason string `json:"reason"`
	// Wrong says that an answer was given, and not the right one, where there should be a refusal at least.
	Wrong bool `json:"wrong"`
}

func main() {
	if len(os.Args) != 3 {
		fail(errors.New("usage: cases list|judge FOLDER"))
	}
	set, err := cases.Load(os.Args[2])
	if err != nil {
		fail(err)
	}
	run := map[string]func(map[string]cases.TestCase) error{"list": list, "judge": judge}[os.Args[1]]
	if run == nil {
		fail(fmt.Errorf("no command is called %q", os.Args[1]))
	}
	byID := map[string]cases.TestCase{}
	for _, c := range set.Sorted().Cases {
		id := filepath.Base(filepath.Dir(c.Filename)) + "/" + filepath.Base(c.Filename) + ": " + c.Note
		for byID[id].Note != "" {
			id += "+"
		}
		byID[id] = c
	}
	if err := run(byID); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "cases:", err)
	os.Exit(1)
}

func list(byID map[string]cases.TestCase) error {
	out := json.NewEncoder(os.Stdout)
	for _, id := range util.KeysSorted(byID) {
		c := byID[id]
		one := listed{ID: id, Query: c.Query, Modules: append([]string{}, c.Modules...), Data: "{}", Experimental: c.ExperimentalKeywords}
		if c.Data != nil {
			data, err := json.Marshal(*c.Data)
			if err != nil {
				return err
			}
			one.Data = string(data)
		}
		switch {
		case c.InputTerm != nil:
			term, err := ast.ParseTerm(*c.InputTerm)
			if err != nil {
				return err
			}
			text := term.String()
			one.Input = &text
		case c.Input != nil:
			raw, err := json.Marshal(*c.Input)
			if err != nil {
				return err
			}
			text := string(raw)
			one.Input = &text
		}
		if err := out.Encode(one); err != nil {
			return err
		}
	}
	return nil
}

func judge(byID map[string]cases.TestCase) error {
	out := json.NewEncoder(os.Stdout)
	in := bufio.NewReader(os.Stdin)
	for decoder := json.NewDecoder(in); decoder.More(); {
		var got outcome
		if err := decoder.Decode(&got); err != nil {
			return err
		}
		c, ok := byID[got.ID]
		if !ok {
			return fmt.Errorf("there is no case %q", got.ID)
		}
		reason, wrong := check(c, got)
		if err := out.Encode(verdict{ID: got.ID, Reason: reason, Wrong: wrong}); err != nil {
			return err
		}
	}
	return nil
}

func check(c cases.TestCase, got outcome) (reason string, wrong bool) {
	switch {
	case c.WantResult != nil:
		if got.Result == nil {
			return "error: " + got.Error, false
		}
		return checkResult(*c.WantResult, c.SortBindings, *got.Result)
	case c.StrictError:
		// Compiled policies leave undefined what is an error in strict mode only.
		if got.Result == nil {
			return "error where undefined is right: " + got.Error, false
		}
		return checkResult(nil, c.SortBindings, *got.Result)
	case got.Result != nil:
		return "a result where an error is right: " + *got.Result, true
	case c.WantErrorCode != nil && *c.WantErrorCode == "eval_conflict_error":
		if !strings.Contains(got.Error, "var assignment conflict") && !strings.Contains(got.Error, "object insert conflict") {
			return "another error than a conflict: " + got.Error, false
		}
	}
	return "", false
}

func checkResult(want []map[string]any, sortBindings bool, text string) (string, bool) {
	expected := ast.NewSet()
	for _, bindings := range want {
		object := ast.NewObject()
		for name, value := range bindings {
			object.Insert(ast.StringTerm(name), ast.NewTerm(ast.MustInterfaceToValue(value)))
		}
		expected.Add(ast.NewTerm(object))
	}
	term, err := ast.ParseTerm(text)
	if err != nil {
		return "a result that cannot be read: " + err.Error(), true
	}
	// Sets become arrays, as they do in what is expected.
	plain, err := ast.JSONWithOpt(term.Value, ast.JSONOpt{SortSets: true})
	if err != nil {
		return err.Error(), true
	}
	solutions, ok := ast.MustInterfaceToValue(plain).(*ast.Array)
	if !ok {
		return "no result set: " + text, true
	}
	actual := ast.NewSet()
	solutions.Foreach(func(solution *ast.Term) {
		bindings, ok := solution.Value.(ast.Object)
		if !ok {
			return
		}
		object := ast.NewObject()
		bindings.Foreach(func(name, value *ast.Term) {
			if array, ok := value.Value.(*ast.Array); ok && sortBindings {
				value = ast.NewTerm(array.Sorted())
			}
			object.Insert(name, value)
		})
		actual.Add(ast.NewTerm(object))
	})
	if expected.Compare(actual) != 0 {
		return fmt.Sprintf("expected %v, got %v", expected, actual), true
	}
	return "", false
}
