package main

type evalRequest struct {
	documents
	sourcesRequest
	Query string `json:"query"`
	// Trace asks for OPA's own trace, as text.
	Trace bool `json:"trace"`
}

type evalAnswer struct {
	// Results is empty if the query is undefined.
	Results []result  `json:"results"`
	Printed []printed `json:"printed"`
	Trace   string    `json:"trace"`
}

// evaluateQuery answers a query over policies, input and data on OPA's interpreter.
func evaluateQuery(request evalRequest) (*evalAnswer, error) {
	policies, err := request.parse()
	if err != nil {
		return nil, err
	}
	compiler, err := compileModules(policies)
	if err != nil {
		return nil, err
	}
	gave, err := evaluate(compiler, request.Query, request.documents, request.Trace)
	if err != nil {
		return nil, err
	}
	return &evalAnswer{Results: gave.results, Printed: gave.printed, Trace: gave.trace}, nil
}
