package main

import (
	"encoding/json"
	"fmt"
)

// operation reads its request and gives its answer, which is encoded as JSON.
type operation func(request []byte) (any, error)

var operations = map[string]operation{
	"compile":      on(compilePolicy),
	"eval":         on(evaluateQuery),
	"explain":      on(explainRule),
	"explain-test": on(explainTest),
	"fmt":          on(formatSource),
	"inspect":      on(inspectPolicy),
	"lint":         on(lintFacts),
	"load-tests":   on(loadTests),
	"query":        on(compileQuery),
	"run-test":     on(runTest),
}

// on decodes the request into the form that the operation wants.
func on[Request, Answer any](run func(Request) (Answer, error)) operation {
	return func(data []byte) (any, error) {
		var request Request
		if err := json.Unmarshal(data, &request); err != nil {
			return nil, problem{Code: codeEngine, Message: "malformed request: " + err.Error()}
		}
		return run(request)
	}
}

// answer never fails and never panics: whatever goes wrong is an errors list.
func answer(request []byte) (encoded []byte) {
	defer func() {
		if reason := recover(); reason != nil {
			encoded = encodeProblems(problem{Code: codeEngine, Message: fmt.Sprint("panic: ", reason)})
		}
	}()

	var header struct {
		Op string `json:"op"`
	}
	if err := json.Unmarshal(request, &header); err != nil {
		return encodeProblems(problem{Code: codeEngine, Message: "malformed request: " + err.Error()})
	}
	run, ok := operations[header.Op]
	if !ok {
		return encodeProblems(problem{Code: codeEngine, Message: fmt.Sprintf("no operation is called %q", header.Op)})
	}
	result, err := run(request)
	if err != nil {
		return encodeProblems(problemsOf(err)...)
	}
	encoded, err = json.Marshal(result)
	if err != nil {
		return encodeProblems(problem{Code: codeEngine, Message: err.Error()})
	}
	return encoded
}
