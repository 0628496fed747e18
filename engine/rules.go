package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What a package defines to be a rule, and what it may define besides.
const (
	ruleViolation  = "violation"
	ruleUnverified = "unverified"
	ruleApplies    = "applies"
)

// rule is a package that defines violation or unverified, with its METADATA as the author wrote it.
type rule struct {
	ID         string    `json:"id"`
	Package    string    `json:"package"`
	File       string    `json:"file"`
	Row        int       `json:"row"`
	Metadata   *metadata `json:"metadata"`
	Entrypoint string    `json:"entrypoint,omitempty"`

	path     ast.Ref
	location *ast.Location
	applies  *ast.Rule
	found    *ast.Rule
	unproven *ast.Rule
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
	byPackage := map[string]*rule{}
	var rules []*rule
	var found problems
	for _, p := range policies {
		if p.isTest() {
			continue
		}
		name := packageName(p.module)
		r := byPackage[name]
		if r == nil {
			r = &rule{Package: name, path: p.module.Package.Path, location: p.module.Package.Location}
			byPackage[name] = r
			rules = append(rules, r)
		}
		r.readMetadata(p)
		found = append(found, r.readDefinitions(p)...)
	}
	rules = slices.DeleteFunc(rules, func(r *rule) bool {
		if r.found != nil || r.unproven != nil {
			return false
		}
		if r.Metadata != nil && r.Metadata.Custom["id"] != nil {
			message := fmt.Sprintf("package %s has an id, yet defines neither %s nor %s: it can find nothing",
				r.Package, ruleViolation, ruleUnverified)
			found = append(found, problemAt(codeMetadata, message, r.location))
		}
		return true
	})
	for _, r := range rules {
		r.File, r.Row = r.location.File, r.location.Row
		found = append(found, r.readID()...)
	}
	slices.SortFunc(rules, func(a, b *rule) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Package, b.Package))
	})
	found = append(found, duplicates(rules)...)
	return rules, found.asError()
}

func packageName(module *ast.Module) string {
	return ast.Ref(module.Package.Path[1:]).String()
}

// readMetadata takes the package's own METADATA; OPA itself refuses a second one for the same package.
func (r *rule) readMetadata(p policy) {
	for _, a := range p.module.Annotations {
		if a.Scope != "package" || r.Metadata != nil {
			continue
		}
		r.location = a.Location
		r.Metadata = &metadata{Title: a.Title, Description: a.Description, Custom: a.Custom, RelatedResources: []resource{}}
		for _, related := range a.RelatedResources {
			r.Metadata.RelatedResources = append(r.Metadata.RelatedResources, resource{
				Ref:         reference(related),
				Description: related.Description,
			})
		}
	}
}

// reference gives a citation that is no URL back as it was written, without percent escapes.
func reference(related *ast.RelatedResourceAnnotation) string {
	if url := related.Ref; url.Scheme == "" && url.Host == "" && url.RawQuery == "" && url.Fragment == "" {
		return url.Path
	}
	return related.Ref.String()
}

func (r *rule) readDefinitions(p policy) problems {
	var found problems
	for _, definition := range p.module.Rules {
		var slot **ast.Rule
		name := ruleName(definition)
		switch name {
		case ruleViolation:
			slot = &r.found
		case ruleUnverified:
			slot = &r.unproven
		case ruleApplies:
			slot = &r.applies
		default:
			continue
		}
		if len(definition.Head.Args) > 0 {
			message := fmt.Sprintf("%s is a function; write %s", name, wantedForm(name))
			found = append(found, problemAt(codeRule, message, definition.Location))
			continue
		}
		if r.Metadata == nil && r.found == nil && r.unproven == nil {
			r.location = p.module.Package.Location
		}
		if *slot == nil {
			*slot = definition
		}
	}
	return found
}

func wantedForm(name string) string {
	if name == ruleApplies {
		return "applies if { ... }"
	}
	return name + ` contains {"message": ..., "at": ...} if { ... }`
}

func (r *rule) readID() problems {
	id, given := any(nil), false
	if r.Metadata != nil {
		id, given = r.Metadata.Custom["id"]
	}
	if !given {
		last, _ := r.path[len(r.path)-1].Value.(ast.String)
		r.ID = string(last)
		return nil
	}
	text, ok := id.(string)
	if !ok || text == "" {
		return problems{problemAt(codeMetadata, "custom.id must be a string that is not empty", r.location)}
	}
	r.ID = text
	return nil
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

// ruleName is the first part of what a rule defines: "violation" of violation.x contains y.
func ruleName(r *ast.Rule) string {
	name, _ := r.Head.Ref()[0].Value.(ast.Var)
	return string(name)
}
