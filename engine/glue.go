package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// The generated package through which the host asks. It is total: whatever a rule does, short of aborting the
// evaluation, each of its entrypoints is defined.
//
//	all  rule id → {"applies": ..., "violation": ..., "unverified": ...}; with "exception" where the package has one
//	r0   the same for the first rule alone, for when another one aborts
//	t0   the first test
//
// Where each file is an input of its own, input is the list of them, and in place of each of these objects stands the
// list of what the rule gives for them.
const (
	gluePackage = "modelward.pack"
	gluePath    = "modelward/pack"
	glueFile    = "modelward/pack.rego"
	glueAll     = gluePath + "/all"
)

// glueEach is what a rule gives for each file of the list: its content is input, as conftest has it.
const glueEach = `%s := [answer |
	some file in input
	answer := %s with input as file.contents with data.conftest.file as file.file
]

`

// glue writes the package and sets the entrypoint of each rule and test.
func glue(rules []*rule, tests []*testRule, each bool) (policy, []string, error) {
	text := &strings.Builder{}
	fmt.Fprintf(text, "package %s\n\n", gluePackage)

	entrypoints := []string{glueAll}
	members := make([]string, 0, len(rules))
	for i, r := range rules {
		name := fmt.Sprintf("r%d", i)
		r.Entrypoint = gluePath + "/" + name
		entrypoints = append(entrypoints, r.Entrypoint)
		id, err := regoString(r.ID)
		if err != nil {
			return policy{}, nil, err
		}
		members = append(members, id+": "+name)
		if each {
			writeRule(text, name+"_once", r)
			fmt.Fprintf(text, glueEach, name, name+"_once")
		} else {
			writeRule(text, name, r)
		}
	}
	for i, t := range tests {
		name := fmt.Sprintf("t%d", i)
		t.Entrypoint = testEntrypoint(i)
		entrypoints = append(entrypoints, t.Entrypoint)
		writeOr(text, name, "false", t.path)
	}
	fmt.Fprintf(text, "all := {%s}\n", strings.Join(members, ", "))

	s := source{glueFile, text.String()}
	module, err := parse(s)
	if err != nil {
		return policy{}, nil, fmt.Errorf("generated package: %w", err)
	}
	return policy{s, module}, entrypoints, nil
}

func testEntrypoint(i int) string { return fmt.Sprintf("%s/t%d", gluePath, i) }

func writeRule(text *strings.Builder, name string, r *rule) {
	part := func(suffix, absent, undefined string, definition ast.Ref) string {
		if definition == nil {
			return absent
		}
		writeOr(text, name+suffix, undefined, definition)
		return name + suffix
	}
	// In Modelward's form an undefined violation is one that is no set: null tells the host so, where an empty set would
	// be a pass. In conftest's it is a list whose condition does not hold.
	undefined := "null"
	if r.Name != "" {
		undefined = "set()"
	}
	applies := part("_applies", "true", "false", r.applies)
	violation := part("_violation", "set()", undefined, r.violation)
	unverified := part("_unverified", "set()", "null", r.unverified)
	exception := ""
	if r.exceptions != nil {
		exception = fmt.Sprintf(", %q: {\"name\": %q, \"rules\": %s}",
			conftestException, r.exemptBy, part("_exception", "", "null", r.exceptions))
	}
	fmt.Fprintf(text, "%s := {%q: %s, %q: %s, %q: %s%s}\n\n", name,
		ruleApplies, applies, ruleViolation, violation, ruleUnverified, unverified, exception)
}

func writeOr(text *strings.Builder, name, otherwise string, target ast.Ref) {
	fmt.Fprintf(text, "default %s := %s\n\n%s := %s\n\n", name, otherwise, name, target)
}

// regoString quotes as Rego does, which reads JSON's strings.
func regoString(s string) (string, error) {
	for _, r := range s {
		if !strconv.IsPrint(r) {
			return "", problem{Code: codeMetadata, Message: fmt.Sprintf("rule id %q holds unprintable characters", s)}
		}
	}
	return ast.String(s).String(), nil
}
