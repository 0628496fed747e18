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
//	all  rule id → {"applies": ..., "violation": ..., "unverified": ...}
//	r0   the same for the first rule alone, for when another one aborts
//	t0   the first test
const (
	gluePackage = "modelward.pack"
	gluePath    = "modelward/pack"
	glueFile    = "modelward/pack.rego"
	glueAll     = gluePath + "/all"
)

// glue writes the package and sets the entrypoint of each rule and test.
func glue(rules []*rule, tests []*testRule) (policy, []string, error) {
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
		writeRule(text, name, r)
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
	part := func(suffix, absent, undefined, definition string, present bool) string {
		if !present {
			return absent
		}
		writeOr(text, name+suffix, undefined, r.path.Append(ast.StringTerm(definition)))
		return name + suffix
	}
	// An undefined violation is one that is no set: null tells the host so, where an empty set would be a pass.
	applies := part("_applies", "true", "false", ruleApplies, r.applies != nil)
	violation := part("_violation", "set()", "null", ruleViolation, r.found != nil)
	unverified := part("_unverified", "set()", "null", ruleUnverified, r.unproven != nil)
	fmt.Fprintf(text, "%s := {%q: %s, %q: %s, %q: %s}\n\n",
		name, ruleApplies, applies, ruleViolation, violation, ruleUnverified, unverified)
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
