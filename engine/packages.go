package main

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// rulePackage is a package with what all its files but tests say.
type rulePackage struct {
	name string
	path ast.Ref
	// location is that of the package's METADATA, else of the first package line.
	location    *ast.Location
	metadata    *metadata
	definitions map[string][]*ast.Rule
}

// packagesOf gives the packages in the order of their first files.
func packagesOf(policies []policy) []*rulePackage {
	byName := map[string]*rulePackage{}
	var packages []*rulePackage
	for _, file := range policies {
		if file.isTest() {
			continue
		}
		name := packageName(file.module)
		p := byName[name]
		if p == nil {
			p = &rulePackage{
				name:        name,
				path:        file.module.Package.Path,
				location:    file.module.Package.Location,
				definitions: map[string][]*ast.Rule{},
			}
			byName[name] = p
			packages = append(packages, p)
		}
		p.add(file.module)
	}
	return packages
}

func packageName(module *ast.Module) string {
	return ast.Ref(module.Package.Path[1:]).String()
}

func (p *rulePackage) add(module *ast.Module) {
	// OPA itself refuses a second METADATA for the same package.
	for _, a := range module.Annotations {
		if a.Scope == "package" && p.metadata == nil {
			p.location, p.metadata = a.Location, metadataOf(a)
		}
	}
	for _, r := range module.Rules {
		name := ruleName(r)
		p.definitions[name] = append(p.definitions[name], r)
	}
}

func (p *rulePackage) defines(name string) bool { return len(p.definitions[name]) > 0 }

// sorted gives the definitions of each name, by name.
func (p *rulePackage) sorted() iter.Seq2[string, []*ast.Rule] {
	return func(yield func(string, []*ast.Rule) bool) {
		for _, name := range slices.Sorted(maps.Keys(p.definitions)) {
			if !yield(name, p.definitions[name]) {
				return
			}
		}
	}
}

func (p *rulePackage) ref(name string) ast.Ref { return p.path.Append(ast.StringTerm(name)) }

// custom is what the package's METADATA says under custom.
func (p *rulePackage) custom() map[string]any {
	if p.metadata == nil {
		return nil
	}
	return p.metadata.Custom
}

// dotted is the package's path without Rego's quotes: what ids are made of.
func (p *rulePackage) dotted() string {
	var parts []string
	for _, term := range p.path[1:] {
		part, _ := term.Value.(ast.String)
		parts = append(parts, string(part))
	}
	return strings.Join(parts, ".")
}

func metadataOf(a *ast.Annotations) *metadata {
	m := &metadata{Title: a.Title, Description: a.Description, Custom: a.Custom, RelatedResources: []resource{}}
	for _, related := range a.RelatedResources {
		m.RelatedResources = append(m.RelatedResources, resource{Ref: reference(related), Description: related.Description})
	}
	return m
}

// reference gives a citation that is no URL back as it was written, without percent escapes.
func reference(related *ast.RelatedResourceAnnotation) string {
	if url := related.Ref; url.Scheme == "" && url.Host == "" && url.RawQuery == "" && url.Fragment == "" {
		return url.Path
	}
	return related.Ref.String()
}

// ruleName is the first part of what a rule defines: "violation" of violation.x contains y.
func ruleName(r *ast.Rule) string {
	name, _ := r.Head.Ref()[0].Value.(ast.Var)
	return string(name)
}
