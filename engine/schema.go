package main

import (
	"bytes"
	"encoding/json"

	"github.com/open-policy-agent/opa/v1/ast"
)

// factsSchema is the name that METADATA may give the schema, for editors: `schemas: [{input: schema.facts}]`.
var factsSchema = ast.MustParseRef("schema.facts")

// inputSchema makes OPA's type checker know the form of input, so that a misspelt path is an error.
func inputSchema(schema json.RawMessage) (*ast.SchemaSet, error) {
	if len(schema) == 0 || bytes.Equal(schema, []byte("null")) {
		return nil, nil
	}
	decoder := json.NewDecoder(bytes.NewReader(schema))
	decoder.UseNumber() // OPA's schema compiler wants numbers as they are written
	var raw any
	if err := decoder.Decode(&raw); err != nil {
		return nil, problem{Code: codeEngine, Message: "malformed schema: " + err.Error()}
	}
	set := ast.NewSchemaSet()
	expanded := expandTypeLists(raw)
	set.Put(ast.SchemaRootRef, expanded)
	set.Put(factsSchema, expanded)
	return set, nil
}

// expandTypeLists turns {"type": ["string", "null"]} into {"anyOf": [...]}: OPA reads only the first type of a list.
func expandTypeLists(value any) any {
	switch value := value.(type) {
	case []any:
		for i := range value {
			value[i] = expandTypeLists(value[i])
		}
	case map[string]any:
		for key := range value {
			value[key] = expandTypeLists(value[key])
		}
		if types, ok := value["type"].([]any); ok {
			alternatives := make([]any, 0, len(types))
			for _, t := range types {
				alternative := map[string]any{}
				if t != "null" {
					for key, part := range value {
						alternative[key] = part
					}
				}
				alternative["type"] = t
				alternatives = append(alternatives, alternative)
			}
			return map[string]any{"anyOf": alternatives}
		}
	}
	return value
}
