package main

import (
	"cmp"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
)

// codeRange is what OPA's cover package counts: the head of a rule or an expression of a body. Rows include both ends.
type codeRange struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// ruleBody is one definition of violation or unverified, or of what conftest asks: Head ran if it found something, any of Body if it was tried.
type ruleBody struct {
	Rule string `json:"rule"`
	Name string `json:"name"`
	File string `json:"file"`
	Row  int    `json:"row"`
	Head int    `json:"head"`
	Body []int  `json:"body"`
}

// coverable numbers the ranges of all files but tests.
type coverable struct {
	modules map[string]*ast.Module
	ranges  []codeRange
	numbers map[filePosition]int
}

type filePosition struct {
	file       string
	start, end cover.Position
}

func coverableOf(policies []policy) *coverable {
	c := &coverable{modules: map[string]*ast.Module{}, ranges: []codeRange{}, numbers: map[filePosition]int{}}
	for _, p := range policies {
		if !p.isTest() {
			c.modules[p.Path] = p.module
		}
	}
	report := cover.New().Report(c.modules)
	for _, file := range slices.Sorted(maps.Keys(report.Files)) {
		for _, r := range report.Files[file].NotCovered {
			c.numbers[filePosition{file, r.Start, r.End}] = len(c.ranges)
			c.ranges = append(c.ranges, codeRange{file, r.Start.Row, r.End.Row})
		}
	}
	return c
}

// covered gives the numbers of the ranges that ran, sorted.
func (c *coverable) covered(coverage *cover.Cover) []int {
	ran := map[string]*ast.Module{}
	for file := range coverage.Report(nil).Files {
		if module := c.modules[file]; module != nil {
			ran[file] = module
		}
	}
	missed := map[int]bool{}
	for file, report := range coverage.Report(ran).Files {
		for _, r := range report.NotCovered {
			missed[c.numbers[filePosition{file, r.Start, r.End}]] = true
		}
	}
	numbers := []int{}
	for number, r := range c.ranges {
		if ran[r.File] != nil && !missed[number] {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// bodies lists what can find something, by rule and place.
func (c *coverable) bodies(policies []policy, rules []*rule) []ruleBody {
	ids := map[string]string{}
	for _, r := range rules {
		for _, finds := range []ast.Ref{r.violation, r.unverified} {
			if finds != nil {
				ids[finds.String()] = r.ID
			}
		}
	}
	bodies := []ruleBody{}
	for _, p := range policies {
		if p.isTest() {
			continue
		}
		for _, r := range p.module.Rules {
			name := ruleName(r)
			id, finds := ids[p.module.Package.Path.Append(ast.StringTerm(name)).String()]
			if !finds || r.Default {
				continue
			}
			body := ruleBody{id, name, p.Path, r.Location.Row, c.numberOf(r.Head.Location), []int{}}
			ast.WalkExprs(r.Body, func(x *ast.Expr) bool {
				if number := c.numberOf(x.Location); number >= 0 {
					body.Body = append(body.Body, number)
				}
				return false
			})
			bodies = append(bodies, body)
		}
	}
	slices.SortFunc(bodies, func(a, b ruleBody) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row))
	})
	return bodies
}

// numberOf is -1 for what is not counted.
func (c *coverable) numberOf(location *ast.Location) int {
	if location == nil {
		return -1
	}
	row, col := location.End()
	at := filePosition{location.File, cover.Position{Row: location.Row, Col: location.Col}, cover.Position{Row: row, Col: col}}
	if number, ok := c.numbers[at]; ok {
		return number
	}
	return -1
}
