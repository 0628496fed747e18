/** A field of the outermost message. */
interface Field {
  readonly number: number
  readonly wire: number
  /** Value of a varint, length of bytes. */
  readonly value: number
  /** Where the bytes begin. */
  readonly start: number
}

/** Enough to tell messages apart. */
const FIELD_LIMIT = 64

const VARINT = 0
const BYTES = 2

/** The outermost fields that the head shows; null if they do not make a message of `size` bytes. */
function outerFields(head: Uint8Array, size: number): Field[] | null {
  const fields: Field[] = []
  let at = 0
  while (at < head.length && fields.length < FIELD_LIMIT) {
    const tag = varint(head, at)
    if (tag === null) return fields.length > 0 && head.length < size ? fields : null
    const wire = tag.value % 8
    const number = Math.floor(tag.value / 8)
    if (number === 0 || (wire !== VARINT && wire !== BYTES)) return null
    const value = varint(head, tag.end)
    if (value === null) return fields.length > 0 && head.length < size ? fields : null
    at = value.end
    fields.push({ number, wire, value: value.value, start: at })
    if (wire === BYTES) at += value.value
    if (at > size) return null
  }
  return fields
}

function varint(bytes: Uint8Array, start: number): { value: number; end: number } | null {
  let value = 0
  for (let index = 0; index < 8; index++) {
    const byte = bytes[start + index]
    if (byte === undefined) return null
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { value, end: start + index + 1 }
  }
  return null
}

function fitsInto(
  fields: readonly Field[] | null,
  wires: ReadonlyMap<number, number>,
): fields is readonly Field[] {
  return (
    fields !== null && fields.length > 0 && fields.every(({ number, wire }) => wires.get(number) === wire)
  )
}

/** onnx.ModelProto: field number to wire type. */
const ONNX = new Map([
  [1, VARINT],
  [2, BYTES],
  [3, BYTES],
  [4, BYTES],
  [5, VARINT],
  [6, BYTES],
  [7, BYTES],
  [8, BYTES],
  [14, BYTES],
  [20, BYTES],
  [25, BYTES],
  [26, BYTES],
])
const ONNX_GRAPH = 7
const ONNX_LATEST_IR = 64

/** Is it an ONNX model? `named` says that the file is called one, so that less proof is asked. */
export function isOnnx(head: Uint8Array, size: number, named: boolean): boolean {
  const fields = outerFields(head, size)
  if (!fitsInto(fields, ONNX)) return false
  const [first, second] = fields
  const graph = fields.some(({ number }) => number === ONNX_GRAPH)
  if (named) return graph || first?.number === 1
  const isVersioned = first?.number === 1 && first.value >= 1 && first.value <= ONNX_LATEST_IR
  return (
    isVersioned && (second?.number === 2 || second?.number === ONNX_GRAPH) && (graph || fields.length > 2)
  )
}

/** CoreML's Model: `specificationVersion`, `description`, then one model of a type from 200 on. */
export function isCoreMl(head: Uint8Array, size: number): boolean {
  const [first, second] = outerFields(head, size) ?? []
  return (
    first?.number === 1 &&
    first.wire === VARINT &&
    first.value <= 64 &&
    second?.number === 2 &&
    second.wire === BYTES
  )
}

const SAVED_MODEL = new Map([
  [1, VARINT],
  [2, BYTES],
])
const GRAPH_DEF = new Map([
  [1, BYTES],
  [2, BYTES],
  [3, VARINT],
  [4, BYTES],
])

/** tensorflow.SavedModel: schema version 1, then meta graphs. */
export function isSavedModel(head: Uint8Array, size: number): boolean {
  const fields = outerFields(head, size)
  return (
    fitsInto(fields, SAVED_MODEL) && fields[0]?.number === 1 && fields[0].value === 1 && fields.length > 1
  )
}

/** tensorflow.GraphDef: nodes that begin with their name. */
export function isGraphDef(head: Uint8Array, size: number): boolean {
  const fields = outerFields(head, size)
  if (!fitsInto(fields, GRAPH_DEF)) return false
  const [first] = fields
  return first?.number === 1 && head[first.start] === 0x0a
}
