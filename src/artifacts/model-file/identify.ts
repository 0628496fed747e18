import type { File } from '../../facts/types.ts'
import { baseName, extensionOf } from '../paths.ts'
import { hasBytes, latin1, uint64 } from './bytes.ts'
import { BY_EXTENSION, isModelLike, isPickleLike } from './extensions.ts'
import { byMagic, containerOf, isUnpackedByLoaders } from './magic.ts'
import { npyHoldsObjects } from './numpy.ts'
import {
  canBeginPickle,
  isBinaryPickle,
  isTextPickle,
  isTorchLegacy,
  mayBeTextPickle,
  namesJoblib,
} from './pickle.ts'
import { isCoreMl, isGraphDef, isOnnx, isSavedModel } from './protobuf.ts'
import { identifyText } from './text-formats.ts'
import { identifyZip } from './zip.ts'

/** What a model file is, and whether loading it runs code. */
export interface Identity {
  readonly format: string
  readonly serialization: NonNullable<File['serialization']>
}

/** Named as a model file, and the content is of no format that is known here. */
export const UNKNOWN: Identity = { format: 'unknown', serialization: 'unknown' }

/** The second byte is no opcode of pickle. */
const HDF5 = '\x89HDF\r\n\x1a\n'

/** A header of more is refused by the reference implementation of safetensors. */
const SAFETENSORS_HEADER_LIMIT = 100_000_000

/**
 * What a file is, by its first bytes. The name decides only where the bytes leave it open: a pickle called
 * `model.safetensors` is a pickle. Null for a file that is no model.
 */
export function identify(path: string, size: number, head: Uint8Array): Identity | null {
  const extension = extensionOf(path)
  const found = byContent(path, extension, size, head)
  if (found === null) return BY_EXTENSION.has(extension) ? UNKNOWN : null
  return mayBePickleToo(found, extension, head) ? { ...found, serialization: 'unknown' } : found
}

/**
 * The first bytes of some formats can be a pickle's as well: `GGUF` is an opcode and the start of its operand. Under
 * a name that is not the format's own, whoever loads the file may unpickle it.
 */
function mayBePickleToo({ format, serialization }: Identity, extension: string, head: Uint8Array): boolean {
  if ((serialization !== 'data' && serialization !== 'graph') || hasBytes(head, 0, HDF5)) return false
  return BY_EXTENSION.get(extension)?.format !== format && canBeginPickle(head)
}

function byContent(path: string, extension: string, size: number, head: Uint8Array): Identity | null {
  const magic = byMagic(head)
  if (magic !== null) return magic
  if (isSafetensors(extension, size, head)) return { format: 'safetensors', serialization: 'data' }
  if (hasBytes(head, 0, '\x93NUMPY')) {
    return { format: 'npy', serialization: npyHoldsObjects(head) ? 'pickle' : 'data' }
  }
  if (hasBytes(head, 0, HDF5)) return identifyHdf5(head)
  if (hasBytes(head, 0, 'PK\x03\x04')) {
    const zip = identifyZip(head, head.length === size)
    if (zip !== null) return zip
    if (!isModelLike(extension)) return null
    return extension === '.skops'
      ? { format: 'skops', serialization: 'archive' }
      : { format: 'zip', serialization: 'archive' }
  }
  return (
    identifyPickle(extension, size, head) ??
    identifyContainer(path, extension, head) ??
    identifyProtobuf(path, extension, size, head) ??
    identifyText(extension, head) ??
    byConventionalName(path, extension, head)
  )
}

function isSafetensors(extension: string, size: number, head: Uint8Array): boolean {
  if (head[8] !== 0x7b) return false
  const length = uint64(head, 0)
  if (extension === '.safetensors') return true
  return length >= 2 && length <= Math.min(SAFETENSORS_HEADER_LIMIT, size - 8)
}

/** Keras keeps the model's configuration, which can hold code, in attributes; they may stand further on in the file. */
function identifyHdf5(head: Uint8Array): Identity {
  const text = latin1(head)
  const isKeras =
    text.includes('model_config') || text.includes('keras_version') || text.includes('model_weights')
  return isKeras
    ? { format: 'keras-h5', serialization: 'graph' }
    : { format: 'hdf5', serialization: 'unknown' }
}

function identifyPickle(extension: string, size: number, head: Uint8Array): Identity | null {
  if (isTorchLegacy(head)) return { format: 'torch-legacy', serialization: 'pickle' }
  const isPickle =
    isBinaryPickle(head, size) ||
    (isModelLike(extension) && isTextPickle(head)) ||
    (isPickleLike(extension) && mayBeTextPickle(head, size))
  if (!isPickle) return null
  const isJoblib = extension === '.joblib' || namesJoblib(head)
  return { format: isJoblib ? 'joblib' : 'pickle', serialization: 'pickle' }
}

function identifyContainer(path: string, extension: string, head: Uint8Array): Identity | null {
  const container = containerOf(head)
  if (container === null) return null
  const packedPickle = /\.(pkl|pickle|joblib|dill)(?:\.[a-z0-9]+)?$/i.exec(path)
  if (packedPickle && isUnpackedByLoaders(container)) {
    const name = packedPickle[1]?.toLowerCase() === 'joblib' ? 'joblib' : 'pickle'
    return { format: `${name}-${container}`, serialization: 'pickle' }
  }
  if (container === 'gzip' && extension === '.rds') return { format: 'r-data', serialization: 'unknown' }
  if (!isModelLike(extension)) return null
  if (container !== 'tar') return { format: container, serialization: 'archive' }
  if (extension === '.nemo') return { format: 'nemo', serialization: 'archive' }
  const isTorch = /^(?:\.\/)?(?:sys_info|pickle|storages|tensors)\0/.test(latin1(head, 0, 100))
  return isTorch
    ? { format: 'torch-tar', serialization: 'pickle' }
    : { format: 'tar', serialization: 'archive' }
}

function identifyProtobuf(path: string, extension: string, size: number, head: Uint8Array): Identity | null {
  if (extension === '.mlmodel' && isCoreMl(head, size)) return { format: 'coreml', serialization: 'graph' }
  if (extension === '.pb') {
    if (isSavedModel(head, size)) return { format: 'tensorflow-saved-model', serialization: 'graph' }
    if (baseName(path) === 'keras_metadata.pb') return { format: 'keras-metadata', serialization: 'graph' }
    if (isGraphDef(head, size)) return { format: 'tensorflow-graph', serialization: 'graph' }
  }
  if (isOnnx(head, size, extension === '.onnx')) return { format: 'onnx', serialization: 'graph' }
  return null
}

/** Formats without any magic, whose writers give every file the same name. */
function byConventionalName(path: string, extension: string, head: Uint8Array): Identity | null {
  if (
    /\.data-\d{5}-of-\d{5}$/.test(path) ||
    /(?:^|\/)(?:variables|[^/]+\.ckpt(?:-\d+)?)\.index$/.test(path)
  ) {
    return { format: 'tensorflow-checkpoint', serialization: 'data' }
  }
  const first = head[0] ?? 0
  if (extension === '.msgpack' && ((first >= 0x80 && first <= 0x8f) || first === 0xde || first === 0xdf)) {
    return { format: 'flax-msgpack', serialization: 'data' }
  }
  if (extension === '.llamafile' && hasBytes(head, 0, 'MZ'))
    return { format: 'llamafile', serialization: 'unknown' }
  if ((extension === '.engine' || extension === '.trt') && head.length > 0 && !isText(head)) {
    return { format: 'tensorrt', serialization: 'graph' }
  }
  if (extension === '.caffemodel' && head[0] === 0x0a) return { format: 'caffe', serialization: 'graph' }
  return null
}

function isText(head: Uint8Array): boolean {
  return !head.subarray(0, 512).some((byte) => byte < 0x09)
}
