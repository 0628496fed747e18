// Small writers of the binary formats that the examples hold. Everything is a pure function of its arguments.
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** Hex digest of bytes or text. */
export function digest(algorithm, content) {
  return createHash(algorithm).update(content).digest('hex')
}

/** Numbers in [0, 1) that are the same on every machine (mulberry32: integers only). */
export function random(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Near to normal, of mean 0 and deviation 1: a sum of uniforms needs no logarithm, which engines may round differently. */
export function normal(next) {
  let sum = 0
  for (let count = 0; count < 12; count++) sum += next()
  return sum - 6
}

/** Pseudo-random values as large as those of a layer with this many inputs. */
export function weights(next, count, inputs) {
  return Float32Array.from({ length: count }, () => normal(next) / Math.sqrt(inputs))
}

/** A safetensors file: length of the header, header padded to eight bytes, values. */
export function safetensors(metadata, tensors) {
  const header = { __metadata__: metadata }
  let offset = 0
  for (const { name, shape, values } of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, offset + values.byteLength] }
    offset += values.byteLength
  }
  const text = JSON.stringify(header)
  const padded = Buffer.from(text.padEnd(Math.ceil(text.length / 8) * 8, ' '))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(padded.length))
  return Buffer.concat([length, padded, ...tensors.map(({ values }) => littleEndian(values))])
}

/** What `torch.save(state_dict)` writes: a ZIP with a pickle of the tensors' shapes, and their values beside it. */
export function torchZip(folder, tensors) {
  return zip([
    { name: `${folder}/data.pkl`, content: stateDict(tensors) },
    ...tensors.map(({ values }, index) => ({
      name: `${folder}/data/${index}`,
      content: littleEndian(values),
    })),
    { name: `${folder}/version`, content: Buffer.from('3\n') },
  ])
}

/** A pickle (protocol 2) of names and numbers alone: it imports nothing. */
export function picklePlain(value) {
  return Buffer.concat([Buffer.from([0x80, 2]), pickled(value), Buffer.from('.')])
}

function littleEndian(values) {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeFloatLE(value, index * 4)
  return bytes
}

/** Opcodes of `OrderedDict` with a `_rebuild_tensor_v2` for each tensor, as torch writes them. */
function stateDict(tensors) {
  const orderedDict = ['ccollections\nOrderedDict\n', ')', 'R']
  const entries = tensors.map(({ name, shape, values }, index) => {
    const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1))
    return opcodes([
      pickled(name),
      'ctorch._utils\n_rebuild_tensor_v2\n',
      '((',
      pickled('storage'),
      'ctorch\nFloatStorage\n',
      ...[String(index), 'cpu', values.length].map(pickled),
      'tQ',
      ...[0, ...shape.flatMap((n, i) => (i === 0 ? ['(', n] : [n])), 't', '('].map(opcodeOrValue),
      ...strides.map(pickled),
      't',
      Buffer.from([0x89]),
      ...orderedDict,
      'tR',
    ])
  })
  return opcodes([Buffer.from([0x80, 2]), ...orderedDict, '(', ...entries, 'u.'])
}

function opcodeOrValue(item) {
  return typeof item === 'string' ? item : pickled(item)
}

function opcodes(parts) {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
}

function pickled(value) {
  if (typeof value === 'string') {
    const text = Buffer.from(value)
    return Buffer.concat([Buffer.from('X'), uint32(text.length), text])
  }
  if (Number.isInteger(value)) return Buffer.concat([Buffer.from('J'), uint32(value)])
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9)
    bytes.write('G')
    bytes.writeDoubleBE(value, 1)
    return bytes
  }
  if (Array.isArray(value)) return opcodes(['](', ...value.map(pickled), 'e'])
  return opcodes([
    '}(',
    ...Object.entries(value).flatMap(([key, item]) => [pickled(key), pickled(item)]),
    'u',
  ])
}

/** A ZIP whose entries are stored as they are, dated 1 January 1980. */
function zip(entries) {
  const parts = []
  const directory = []
  let offset = 0
  for (const { name, content } of entries) {
    const common = Buffer.concat([
      uint16(20, 0x800, 0, 0, 0x21),
      uint32(crc32(content), content.length, content.length),
      uint16(Buffer.byteLength(name), 0),
    ])
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), content])
    const rest = Buffer.concat([uint16(0, 0, 0), uint32(0, offset), Buffer.from(name)])
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), uint16(20), common, rest]))
    parts.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const count = entries.length
  const end = [
    Buffer.from('PK\x05\x06'),
    uint16(0, 0, count, count),
    uint32(listing.length, offset),
    uint16(0),
  ]
  return Buffer.concat([...parts, listing, ...end])
}

function uint16(...values) {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2)
  return bytes
}

function uint32(...values) {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4)
  return bytes
}
