// Engine is OPA's own compiler and inspector as a WASI reactor: JSON in, JSON out, no clock, no files, no network.
//
// A call is {"op": "...", ...}; its answer is either what the operation gives or {"errors": [...]}. To add an
// operation is to add one file with a function and its line in operations.go.
package main

func main() {}
