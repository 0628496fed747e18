// Engine is OPA itself as a WASI reactor: its compiler, inspector, formatter and interpreter as operations in JSON, and
// its builtins for policies that run compiled (builtin.go). It has no clock of its own, no files, no network.
//
// A call is {"op": "...", ...}; its answer is either what the operation gives or {"errors": [...]}. To add an
// operation is to add one file with a function and its line in operations.go.
package main

func main() {}
