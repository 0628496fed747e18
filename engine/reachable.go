package main

import "github.com/open-policy-agent/opa/v1/ast"

// reachable gives the policies that refer to each other from some roots on, in their order. Compiling takes most of the
// time of a question, and most rules have nothing to do with it.
func reachable(policies []policy, roots ...ast.Ref) []policy {
	kept := make([]bool, len(policies))
	pending := roots
	for len(pending) > 0 {
		root := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		for i, p := range policies {
			if path := p.module.Package.Path; !kept[i] && (path.HasPrefix(root) || root.HasPrefix(path)) {
				kept[i] = true
				pending = append(pending, dataRefs(p.module)...)
			}
		}
	}
	found := []policy{}
	for i, p := range policies {
		if kept[i] {
			found = append(found, p)
		}
	}
	return found
}

// dataRefs are the references into data of a module or query, as far as they are known, imports included.
func dataRefs(x any) []ast.Ref {
	refs := []ast.Ref{}
	ast.WalkRefs(x, func(ref ast.Ref) bool {
		if ref.HasPrefix(ast.DefaultRootRef) {
			refs = append(refs, ref.GroundPrefix())
		}
		return false
	})
	return refs
}
