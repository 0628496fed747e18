import type { Identity } from './identify.ts'

/**
 * What a file of this extension holds by custom. It decides nothing where the content is at hand; it speaks for a
 * Git-LFS pointer, and it makes content that nobody knows worth a word.
 */
export const BY_EXTENSION: ReadonlyMap<string, Identity> = new Map<string, Identity>([
  ['.safetensors', { format: 'safetensors', serialization: 'data' }],
  ['.gguf', { format: 'gguf', serialization: 'data' }],
  ['.ggml', { format: 'ggml', serialization: 'data' }],
  ['.npy', { format: 'npy', serialization: 'unknown' }],
  ['.npz', { format: 'npz', serialization: 'unknown' }],
  ['.onnx', { format: 'onnx', serialization: 'graph' }],
  ['.ort', { format: 'onnx-runtime', serialization: 'graph' }],
  ['.tflite', { format: 'tflite', serialization: 'graph' }],
  ['.mlmodel', { format: 'coreml', serialization: 'graph' }],
  ['.pte', { format: 'executorch', serialization: 'graph' }],
  ['.engine', { format: 'tensorrt', serialization: 'graph' }],
  ['.trt', { format: 'tensorrt', serialization: 'graph' }],
  ['.pt', { format: 'torch-zip', serialization: 'pickle' }],
  ['.pth', { format: 'torch-zip', serialization: 'pickle' }],
  ['.ptl', { format: 'torch-zip', serialization: 'pickle' }],
  ['.ckpt', { format: 'unknown', serialization: 'unknown' }],
  ['.pkl', { format: 'pickle', serialization: 'pickle' }],
  ['.pickle', { format: 'pickle', serialization: 'pickle' }],
  ['.dill', { format: 'pickle', serialization: 'pickle' }],
  ['.joblib', { format: 'joblib', serialization: 'pickle' }],
  ['.pdparams', { format: 'pickle', serialization: 'pickle' }],
  ['.pdopt', { format: 'pickle', serialization: 'pickle' }],
  ['.keras', { format: 'keras-zip', serialization: 'graph' }],
  ['.h5', { format: 'hdf5', serialization: 'unknown' }],
  ['.hdf5', { format: 'hdf5', serialization: 'unknown' }],
  ['.skops', { format: 'skops', serialization: 'archive' }],
  ['.nemo', { format: 'nemo', serialization: 'archive' }],
  ['.mar', { format: 'torch-model-archive', serialization: 'archive' }],
  ['.ubj', { format: 'xgboost-ubj', serialization: 'data' }],
  ['.cbm', { format: 'catboost', serialization: 'data' }],
  ['.pmml', { format: 'pmml', serialization: 'graph' }],
  ['.llamafile', { format: 'llamafile', serialization: 'unknown' }],
  ['.rds', { format: 'r-data', serialization: 'unknown' }],
])

/** Extensions that weights share with much else: unknown content in them is no model file. */
const SHARED: ReadonlySet<string> = new Set([
  '.bin',
  '.model',
  '.weights',
  '.params',
  '.pb',
  '.dat',
  '.p',
  '.pk',
  '.th',
  '.t7',
  '.xgb',
  '.msgpack',
  '.bst',
])

/** Extensions under which a pickle of protocol 0 or 1, which has no magic, is expected. */
const PICKLES: ReadonlySet<string> = new Set([
  '.pkl',
  '.pickle',
  '.p',
  '.pk',
  '.dill',
  '.joblib',
  '.pt',
  '.pth',
  '.ckpt',
  '.pdparams',
  '.pdopt',
])

/** Extensions of text, code and media, whose first bytes are not worth a look. `.json`, `.txt` and `.xml` can be models. */
const NEVER: ReadonlySet<string> = new Set(
  (
    '.md .rst .adoc .html .htm .css .scss .js .mjs .cjs .jsx .ts .mts .cts .tsx .map .py .pyi .pyc .ipynb .r .jl .rb .go .rs ' +
    '.c .h .cc .cpp .hpp .cu .cuh .java .kt .scala .cs .swift .php .pl .lua .sh .bash .zsh .ps1 .bat .sql .tf .rego ' +
    '.proto .yml .yaml .toml .ini .cfg .conf .lock .dvc .csv .tsv .jsonl .ndjson .log .parquet .arrow .feather .avro ' +
    '.png .jpg .jpeg .gif .svg .webp .bmp .ico .tif .tiff .pdf .mp3 .mp4 .wav .flac .ogg .mov .avi .webm ' +
    '.woff .woff2 .ttf .otf .pem .crt .key .pub .sig .asc .sha256 .sha512 .md5'
  ).split(' '),
)

export function isNeverModel(extension: string): boolean {
  return NEVER.has(extension)
}

/** Is it an extension of model files, perhaps of others too? */
export function isModelLike(extension: string): boolean {
  return BY_EXTENSION.has(extension) || SHARED.has(extension)
}

export function isPickleLike(extension: string): boolean {
  return PICKLES.has(extension)
}
