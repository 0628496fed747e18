/** Latin-1 text as bytes: one byte for each character. */
export function raw(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

function uint64(value: number): string {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes.toString('latin1')
}

/** A ZIP archive as far as its local headers go: stored entries, one after the other. */
export function zip(entries: readonly (readonly [name: string, content: string])[]): Uint8Array {
  let text = ''
  for (const [name, content] of entries) {
    const header = Buffer.alloc(30)
    header.write('PK\x03\x04', 'latin1')
    header.writeUInt16LE(20, 4)
    header.writeUInt32LE(content.length, 18)
    header.writeUInt32LE(content.length, 22)
    header.writeUInt16LE(name.length, 26)
    text += header.toString('latin1') + name + content
  }
  return raw(text)
}

/** A NumPy array file with this element type. */
export function npy(descr: string): string {
  const header = `{'descr': ${descr}, 'fortran_order': False, 'shape': (3,), }`.padEnd(117)
  return `\x93NUMPY\x01\0v\0${header}\n`
}

export function safetensors(header: string): Uint8Array {
  return raw(uint64(header.length) + header)
}

/** `pickle.dumps(collections.OrderedDict(a=1), protocol)`. */
export const PICKLES = {
  0: raw('ccollections\nOrderedDict\np0\n(tRp1\nVa\np2\nI1\ns.'),
  1: raw('ccollections\nOrderedDict\nq\0)Rq\x01X\x01\0\0\0aq\x02K\x01s.'),
  2: raw('\x80\x02ccollections\nOrderedDict\nq\0)Rq\x01X\x01\0\0\0aq\x02K\x01s.'),
  4: raw(
    `\x80\x04\x95${uint64(40)}\x8c\x0bcollections\x94\x8c\x0bOrderedDict\x94\x93\x94)R\x94\x8c\x01a\x94K\x01s.`,
  ),
} as const

/** onnx.ModelProto: IR version 8, a producer, a graph with one node. */
export const ONNX = raw('\x08\x08\x12\x07pytorch:\x12\x0a\x0c\x0a\x01x\x12\x01y"\x04Relu\x12\x02g1')
