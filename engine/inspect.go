package main

type inspectRequest struct {
	sourcesRequest
}

type inspectAnswer struct {
	Rules []*rule     `json:"rules"`
	Tests []*testRule `json:"tests"`
}

// inspectPolicy lists rules with their METADATA, and tests, without compiling.
func inspectPolicy(request inspectRequest) (*inspectAnswer, error) {
	policies, err := request.parse()
	if err != nil {
		return nil, err
	}
	rules, err := findRules(policies)
	if err != nil {
		return nil, err
	}
	return &inspectAnswer{Rules: rules, Tests: findTests(policies)}, nil
}
