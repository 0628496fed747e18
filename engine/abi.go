//go:build wasip1

package main

import "unsafe"

// pinned keeps what the host holds a pointer to out of the garbage collector's reach.
var pinned = map[uint32][]byte{}

func pin(data []byte) uint32 {
	address := uint32(uintptr(unsafe.Pointer(unsafe.SliceData(data))))
	pinned[address] = data
	return address
}

// alloc gives the host room to write a request into.
//
//go:wasmexport alloc
func alloc(size uint32) uint32 {
	return pin(make([]byte, max(size, 1)))
}

// release ends the life of what alloc or call gave.
//
//go:wasmexport release
func release(address uint32) {
	delete(pinned, address)
}

// call answers the request of the given size at the given address. The answer's address is in the upper 32 bits,
// its size in the lower ones.
//
//go:wasmexport call
func call(address, size uint32) uint64 {
	answer := answer(pinned[address][:size])
	return uint64(pin(answer))<<32 | uint64(len(answer))
}

// builtin answers one call of a builtin, as call does an operation.
//
//go:wasmexport builtin
func builtin(address, size uint32) uint64 {
	answer := callBuiltin(pinned[address][:size])
	return uint64(pin(answer))<<32 | uint64(len(answer))
}
