package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// nativeBuiltins are those that OPA's WASM runtime carries itself (internal/compiler/wasm of this OPA version), without
// the deprecated ones. All others need code on the host's side.
var nativeBuiltins = []*ast.Builtin{
	ast.Abs, ast.And, ast.ArrayConcat, ast.ArrayFlatten, ast.ArrayReverse, ast.ArraySlice, ast.Base64Decode,
	ast.Base64Encode, ast.Base64IsValid, ast.Base64UrlDecode, ast.Base64UrlEncode, ast.BitsAnd, ast.BitsNegate,
	ast.BitsOr, ast.BitsShiftLeft, ast.BitsShiftRight, ast.BitsXOr, ast.Ceil, ast.Concat, ast.Contains, ast.Count,
	ast.Divide, ast.EndsWith, ast.Equal, ast.Floor, ast.FormatInt, ast.GlobMatch, ast.GreaterThan, ast.GreaterThanEq,
	ast.IndexOf, ast.InternalTemplateString, ast.Intersection, ast.IsArray, ast.IsBoolean, ast.IsNull, ast.IsNumber,
	ast.IsObject, ast.IsSet, ast.IsString, ast.JSONFilter, ast.JSONIsValid, ast.JSONMarshal, ast.JSONRemove,
	ast.JSONUnmarshal, ast.LessThan, ast.LessThanEq, ast.Lower, ast.Max, ast.Member, ast.MemberWithKey, ast.Min,
	ast.Minus, ast.Multiply, ast.NetCIDRContains, ast.NetCIDRIntersects, ast.NotEqual, ast.NumbersRange,
	ast.ObjectFilter, ast.ObjectGet, ast.ObjectKeys, ast.ObjectRemove, ast.ObjectUnion, ast.ObjectUnionN, ast.Or,
	ast.Plus, ast.Product, ast.ReachableBuiltin, ast.RegexFindAllStringSubmatch, ast.RegexIsValid, ast.RegexMatch,
	ast.Rem, ast.Replace, ast.ReplaceN, ast.Round, ast.Sort, ast.Split, ast.StartsWith, ast.StringReverse,
	ast.Substring, ast.Sum, ast.ToNumber, ast.Trim, ast.TrimLeft, ast.TrimPrefix, ast.TrimRight, ast.TrimSpace,
	ast.TrimSuffix, ast.TypeNameBuiltin, ast.Union, ast.Upper, ast.WalkBuiltin,
}

// compileTimeBuiltins are gone before a module is planned: the compiler rewrites or erases them.
var compileTimeBuiltins = []*ast.Builtin{
	ast.Assign, ast.Equality, ast.Print, ast.RegoMetadataChain, ast.RegoMetadataRule,
}

var packCapabilities = capabilities()

func capabilities() *ast.Capabilities {
	all := ast.CapabilitiesForThisVersion()
	all.Builtins = slices.DeleteFunc(all.Builtins, func(b *ast.Builtin) bool {
		same := func(other *ast.Builtin) bool { return other.Name == b.Name }
		return !slices.ContainsFunc(nativeBuiltins, same) && !slices.ContainsFunc(compileTimeBuiltins, same)
	})
	all.AllowNet = []string{}
	return all
}

const undefinedFunction = "undefined function "

// unsupportedBuiltin turns "undefined function x", where x is a builtin of OPA, into what an author can act on.
func unsupportedBuiltin(e *ast.Error) (problem, bool) {
	name, ok := strings.CutPrefix(e.Message, undefinedFunction)
	if !ok || ast.BuiltinMap[name] == nil {
		return problem{}, false
	}
	message := fmt.Sprintf("%s is not available in compiled policies; %s", name, hint(name))
	return problemAt(codeUnsupportedBuiltin, message, e.Location), true
}

func hint(name string) string {
	group, _, _ := strings.Cut(name, ".")
	switch {
	case name == "sprintf":
		return `use string interpolation: $"... {x} ..."`
	case name == "http.send", name == "net.lookup_ip_addr", name == "opa.runtime", name == "rego.parse_module":
		return "policies cannot do I/O: what they judge is in input and data"
	case name == "time.now_ns":
		return "use data.modelward.time, so that a run can be repeated"
	case group == "rand", group == "uuid":
		return "the same input must always give the same verdict"
	case group == "yaml":
		return "files are parsed before policies run: read what you need from input"
	case name == "regex.split":
		return "use split or regex.find_all_string_submatch_n"
	case name == "semver.compare", name == "semver.is_valid":
		return "split the version at its dots and compare the numbers"
	default:
		return "rewrite the rule without it"
	}
}
