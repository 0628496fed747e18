import { hasBytes, latin1, uint64 } from './bytes.ts'

/** `torch.save` before 1.6 opens with this number, pickled. */
const TORCH_LEGACY = '\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19'

const STOP = 0x2e
const FRAME = 0x95
/** Opcodes that a pickle of protocol 2 or 3 begins with in practice. */
const FIRST_OPCODES = '}])(cXKJMNGUCBTFISVL\x8a\x8b\x88\x89\x8c'
/** Opcodes that need nothing on the stack: every pickle begins with one of them. */
const STACKLESS = '(.)]}BCFGIJKLMNSTUVXc\x80\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x95\x96'
/** GLOBAL or INST as text: a module and a name, each on its line. */
const TEXT_GLOBAL = /^\(*[ci][A-Za-z_][\w.]*\n[A-Za-z_][\w.]*\n/
/** What `pickle.dumps(value, 0)` and `(value, 1)` begin with. */
const TEXT_START = /^(?:\(+[dltISVFLNKX)\](}]|[\])}]|I-?\d+\n|F[-\d.einfa]+\n|L\d+L?\n|[SV]|[NKMJGUTX])/

export function isTorchLegacy(head: Uint8Array): boolean {
  return hasBytes(head, 0, TORCH_LEGACY)
}

/** A pickle of protocol 2 to 5. Two bytes are little to go by, so the first opcode must make sense as well. */
export function isBinaryPickle(head: Uint8Array, size: number): boolean {
  const [first, protocol = 0, opcode = 0] = head
  if (first !== 0x80 || protocol < 2 || protocol > 5 || head.length < 4) return false
  if (opcode === FRAME) return uint64(head, 3) <= size
  if (head.length === size && endsWithStop(head)) return true
  return FIRST_OPCODES.includes(String.fromCharCode(opcode))
}

/** A pickle of protocol 0 or 1 that names a class or function: it cannot be mistaken for other text. */
export function isTextPickle(head: Uint8Array): boolean {
  return TEXT_GLOBAL.test(latin1(head, 0, 512))
}

/** Could it be a pickle of protocol 0 or 1, which has no magic? Only for files that are named as one. */
export function mayBeTextPickle(head: Uint8Array, size: number): boolean {
  if (!TEXT_START.test(latin1(head, 0, 64))) return false
  return head.length < size || endsWithStop(head)
}

/** Does the first byte leave it open that this is a pickle, whatever else it is? */
export function canBeginPickle(head: Uint8Array): boolean {
  const [first] = head
  return first !== undefined && STACKLESS.includes(String.fromCharCode(first))
}

/** joblib pickles arrays by a class of its own. */
export function namesJoblib(head: Uint8Array): boolean {
  return latin1(head).includes('joblib.numpy_pickle')
}

function endsWithStop(bytes: Uint8Array): boolean {
  return bytes.at(-1) === STOP || (bytes.at(-1) === 0x0a && bytes.at(-2) === STOP)
}
