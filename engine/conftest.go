package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// conftestRule is what conftest queries in a package (policy/engine.go of conftest 0.71).
var conftestRule = regexp.MustCompile("^(deny|violation|warn)(_[a-zA-Z0-9]+)*$")

// conftestException lists, for each input, the rules that it is exempt from.
const conftestException = "exception"

// conftestRules are the package's rules of conftest's form, one for each name. violation is one of them unless it makes
// the package a rule of Modelward's form.
func (p *rulePackage) conftestRules() ([]*rule, problems) {
	var rules []*rule
	var found problems
	for name, definitions := range p.sorted() {
		if !conftestRule.MatchString(name) || name == ruleViolation && p.isModelward() {
			continue
		}
		r := &rule{
			ID:        p.dotted() + "." + name,
			Package:   p.name,
			Name:      name,
			Metadata:  p.metadata,
			violation: p.ref(name),
			location:  definitions[0].Location,
		}
		if own := ownAnnotation(definitions); own != nil {
			r.Metadata, r.location = metadataOf(own), own.Location
		}
		if p.defines(conftestException) {
			r.exceptions, r.exemptBy = p.ref(conftestException), withoutPrefixes(name)
		}
		rules = append(rules, r)
		for _, definition := range definitions {
			if message := conftestFault(name, definition); message != "" {
				found = append(found, problemAt(codeRule, message, definition.Location))
			}
		}
	}
	return rules, found
}

// withoutPrefixes is what an exception calls a rule: nothing for deny, warn and violation themselves.
func withoutPrefixes(name string) string {
	if !strings.Contains(name, "_") {
		return ""
	}
	for _, prefix := range []string{"violation_", "deny_", "warn_"} {
		name = strings.TrimPrefix(name, prefix)
	}
	return name
}

// conftestFault says why nothing could ever be found in what a definition gives, as conftest does or should.
func conftestFault(name string, definition *ast.Rule) string {
	wanted := fmt.Sprintf("write %s contains msg if { ... }", name)
	switch {
	case len(definition.Head.Args) > 0:
		return fmt.Sprintf("%s is a function; %s", name, wanted)
	case len(definition.Head.Ref()) > 1:
		return fmt.Sprintf("%s is an object here, in which nothing is looked for; %s", definition.Head.Ref(), wanted)
	default:
		return ""
	}
}

// ownAnnotation is the METADATA of the name: that of its document, or of its only annotated definition.
func ownAnnotation(definitions []*ast.Rule) *ast.Annotations {
	var own []*ast.Annotations
	for _, definition := range definitions {
		for _, a := range definition.Annotations {
			if a.Scope == "document" {
				return a
			}
			if a.Scope == "rule" {
				own = append(own, a)
			}
		}
	}
	if len(own) == 1 {
		return own[0]
	}
	return nil
}
