package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What a package defines to be a rule of Modelward's form, and what it may define besides.
const (
	ruleViolation  = "violation"
	ruleUnverified = "unverified"
	ruleApplies    = "applies"
)

// rule is what can be judged by itself: a package of Modelward's form, or one name of a package of conftest's.
type rule struct {
	ID      string `json:"id"`
	Package string `json:"package"`
	// Name is what a rule of conftest's form is called in its package; empty for one of Modelward's.
	Name       string    `json:"name"`
	File       string    `json:"file"`
	Row        int       `json:"row"`
	Metadata   *metadata `json:"metadata"`
	Entrypoint string    `json:"entrypoint,omitempty"`

	// Where the rule says what it has to say; nil for what it does not define.
	violation, unverified, applies ast.Ref
	// exceptions is where its package lists the rules that an input is exempt from, this one by the name exemptBy.
	exceptions ast.Ref
	exemptBy   string
	location   *ast.Location
}

// refs lists what it defines.
func (r *rule) refs() []ast.Ref {
	return slices.DeleteFunc([]ast.Ref{r.applies, r.violation, r.unverified}, func(ref ast.Ref) bool { return ref == nil })
}

type metadata struct {
	Title            string         `json:"title"`
	Description      string         `json:"description"`
	RelatedResources []resource     `json:"related_resources"`
	Custom           map[string]any `json:"custom"`
}

type resource struct {
	Ref         string `json:"ref"`
	Description string `json:"description"`
}

// findRules gives the rules of all files but tests, sorted by id.
func findRules(policies []policy) ([]*rule, error) {
	var rules []*rule
	var found problems
	for _, p := range packagesOf(policies) {
		if p.isModelward() {
			r, problems := p.modelwardRule()
			rules = append(rules, r)
			found = append(found, problems...)
		}
		conftest, problems := p.conftestRules()
		rules = append(rules, conftest...)
		found = append(found, problems...)
		if _, given := p.custom()["id"]; given && !p.isModelward() && len(conftest) == 0 {
			message := fmt.Sprintf("package %s has an id, yet defines neither %s nor %s: it can find nothing",
				p.name, ruleViolation, ruleUnverified)
			found = append(found, problemAt(codeMetadata, message, p.location))
		}
	}
	for _, r := range rules {
		r.File, r.Row = r.location.File, r.location.Row
	}
	slices.SortFunc(rules, func(a, b *rule) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Package, b.Package))
	})
	found = append(found, duplicates(rules)...)
	return rules, found.asError()
}

func duplicates(sorted []*rule) problems {
	var found problems
	for i := 1; i < len(sorted); i++ {
		first, second := sorted[i-1], sorted[i]
		if first.ID == second.ID && first.ID != "" {
			message := fmt.Sprintf("rule %s is defined twice: by package %s (%s:%d) and by package %s",
				first.ID, first.Package, first.File, first.Row, second.Package)
			found = append(found, problemAt(codeDuplicateRule, message, second.location))
		}
	}
	return found
}

// modelwardKeys are what METADATA of a rule of Modelward's form says under custom.
var modelwardKeys = []string{"id", "severity", "remediation", "controls", "parameters"}

// isModelward tells Modelward's form by what conftest's has not: METADATA of a rule on the package, or one of the two
// other names. A package that defines violation and has nothing of these is conftest's.
func (p *rulePackage) isModelward() bool {
	switch {
	case p.defines(ruleUnverified):
		return true
	case p.defines(ruleViolation):
		return p.defines(ruleApplies) || slices.ContainsFunc(modelwardKeys, func(key string) bool {
			_, given := p.custom()[key]
			return given
		})
	default:
		return false
	}
}

// modelwardRule is the package as one rule.
func (p *rulePackage) modelwardRule() (*rule, problems) {
	r := &rule{Package: p.name, Metadata: p.metadata, location: p.location}
	var found problems
	for name, definitions := range p.sorted() {
		switch name {
		case ruleViolation:
			r.violation = p.ref(name)
		case ruleUnverified:
			r.unverified = p.ref(name)
		case ruleApplies:
			r.applies = p.ref(name)
		default:
			continue
		}
		for _, definition := range definitions {
			if len(definition.Head.Args) > 0 {
				message := fmt.Sprintf("%s is a function; write %s", name, wantedForm(name))
				found = append(found, problemAt(codeRule, message, definition.Location))
			}
		}
	}
	id, given := p.custom()["id"]
	if !given {
		last, _ := p.path[len(p.path)-1].Value.(ast.String)
		id = string(last)
	}
	r.ID, _ = id.(string)
	if r.ID == "" {
		found = append(found, problemAt(codeMetadata, "custom.id must be a string that is not empty", r.location))
	}
	return r, found
}

func wantedForm(name string) string {
	if name == ruleApplies {
		return "applies if { ... }"
	}
	return name + ` contains {"message": ..., "at": ...} if { ... }`
}
