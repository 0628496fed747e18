import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identify } from '../../../src/artifacts/model-file/identify.ts'
import { identifyByName, modelFile } from '../../../src/artifacts/model-file/index.ts'
import { bytesOf, candidate, source } from '../helpers.ts'
import { npy, ONNX, PICKLES, raw, safetensors, zip } from './samples.ts'

function formatOf(path: string, content: string | Uint8Array): string | null {
  if (!modelFile.mayBe(path)) return null
  return modelFile.recognise(candidate(path, content))
}

function identity(path: string, content: Uint8Array): [string, string] | null {
  const found = identify(path, content.length, content)
  return found && [found.format, found.serialization]
}

describe('the content says the format', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['model.safetensors', safetensors('{"__metadata__":{}}'), 'safetensors', 'data'],
    ['model.gguf', raw('GGUF\x03\0\0\0'), 'gguf', 'data'],
    ['ggml-base.bin', raw('lmgg\0\0\0\0'), 'ggml', 'data'],
    ['weights.npy', raw(npy("'<f4'")), 'npy', 'data'],
    ['objects.npy', raw(npy("'|O'")), 'npy', 'pickle'],
    ['records.npy', raw(npy("[('id', '<i8'), ('object', '|O')]")), 'npy', 'pickle'],
    ['weights.npz', zip([['w.npy', npy("'<f4'")]]), 'npz', 'data'],
    [
      'objects.npz',
      zip([
        ['w.npy', npy("'<f4'")],
        ['o.npy', npy("'|O'")],
      ]),
      'npz',
      'pickle',
    ],
    ['model.onnx', ONNX, 'onnx', 'graph'],
    ['model.tflite', raw('\x1c\0\0\0TFL3'), 'tflite', 'graph'],
    ['model.mlmodel', raw('\x08\x04\x12\x02\x0a\0'), 'coreml', 'graph'],
    ['model.pte', raw('\x1c\0\0\0ET12'), 'executorch', 'graph'],
    ['model.cbm', raw('CBM1\0\0\0\0'), 'catboost', 'data'],
    ['model.engine', raw('ftrt\0\0\0\0'), 'tensorrt', 'graph'],
    [
      'pytorch_model.bin',
      zip([
        ['archive/data.pkl', '\x80\x02}.'],
        ['archive/version', '3'],
      ]),
      'torch-zip',
      'pickle',
    ],
    [
      'model.pt',
      zip([
        ['net/data.pkl', '\x80\x02}.'],
        ['net/code/__torch__.py', ''],
      ]),
      'torchscript',
      'pickle',
    ],
    ['old.pth', raw('\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.'), 'torch-legacy', 'pickle'],
    ['ancient.pt', raw(`sys_info${'\0'.repeat(249)}ustar`), 'torch-tar', 'pickle'],
    [
      'model.keras',
      zip([
        ['metadata.json', '{}'],
        ['config.json', '{}'],
        ['model.weights.h5', ''],
      ]),
      'keras-zip',
      'graph',
    ],
    ['model.h5', raw('\x89HDF\r\n\x1a\n\0\0model_config'), 'keras-h5', 'graph'],
    ['table.h5', raw('\x89HDF\r\n\x1a\n\0\0rows'), 'hdf5', 'unknown'],
    ['v1/saved_model.pb', raw('\x08\x01\x12\x02\x0a\0'), 'tensorflow-saved-model', 'graph'],
    ['frozen.pb', raw('\x0a\x05\x0a\x01x\x12\0'), 'tensorflow-graph', 'graph'],
    ['variables/variables.data-00000-of-00001', raw('\0\0\x80?'), 'tensorflow-checkpoint', 'data'],
    ['model.skops', zip([['schema.json', '{}']]), 'skops', 'archive'],
    ['model.mar', zip([['MAR-INF/MANIFEST.json', '{}']]), 'torch-model-archive', 'archive'],
    ['model.nemo', raw(`./${'\0'.repeat(255)}ustar`), 'nemo', 'archive'],
    ['model.joblib', PICKLES[4], 'joblib', 'pickle'],
    ['model.pkl.gz', raw('\x1f\x8b\x08'), 'pickle-gzip', 'pickle'],
    ['model.joblib', raw('\x78\x9c\x00'), 'joblib-zlib', 'pickle'],
    ['model.pt', raw('7z\xbc\xaf\x27\x1c'), '7z', 'archive'],
    ['model.bin', raw('Rar!\x1a\x07\0'), 'rar', 'archive'],
    [
      'model.json',
      raw('{"learner":{"attributes":{},"feature_names":[]},"version":[2,1,0]}'),
      'xgboost-json',
      'data',
    ],
    ['model.ubj', raw('{L\0\0\0\0\0\0\0\x07learner{L'), 'xgboost-ubj', 'data'],
    ['model.txt', raw('tree\nversion=v4\nnum_class=1\n'), 'lightgbm', 'data'],
    ['model.pmml', raw('<?xml version="1.0"?>\n<PMML version="4.4">'), 'pmml', 'graph'],
    ['model.xml', raw('<?xml version="1.0"?>\n<net name="m" version="11">\n<layers>'), 'openvino', 'graph'],
    ['model.rds', raw('\x1f\x8b\x08\0'), 'r-data', 'unknown'],
    ['model.llamafile', raw("MZqFpD='\n"), 'llamafile', 'unknown'],
    ['training_args.bin', PICKLES[2], 'pickle', 'pickle'],
    ['no-extension', PICKLES[4], 'pickle', 'pickle'],
  ])('%s', (path, content, format, serialization) => {
    expect(modelFile.mayBe(path)).toBe(true)
    expect(identity(path, content)).toEqual([format, serialization])
  })

  test.each(Object.entries(PICKLES))(
    'a pickle of protocol %s is a pickle, whatever it is called',
    (_, content) => {
      for (const path of ['m.pkl', 'm.bin', 'm.safetensors', 'm.onnx', 'm.gguf', 'm.npy', 'm.h5']) {
        expect(identity(path, content)).toEqual(['pickle', 'pickle'])
      }
    },
  )
})

describe('a pickle that begins as another format does', () => {
  const run = 'cos\nsystem\n(S"id"\ntR.'
  const header = `{"a":"${'x'.repeat(80)}"}`
  test.each<[string, string, string]>([
    ['gguf', `GGUF\x03\0\0\0\0${run}`, 'gguf'],
    ['tflite', `U\x08\0\0TFL3\0\0${run}`, 'tflite'],
    ['catboost', `CBM1${'\0'.repeat(64)}${run}`, 'catboost'],
    [
      'safetensors',
      `X${String.fromCharCode(header.length)}\0\0\0\0\0\0${header}${' '.repeat(30_000)}${run}`,
      'safetensors',
    ],
  ])('is not taken for harmless %s, unless its name says that format too', (format, content, extension) => {
    for (const path of ['model.pkl', 'pytorch_model.bin', 'model.pt', 'model.weights', 'model']) {
      expect(identity(path, raw(content))).toEqual([format, 'unknown'])
    }
    const own = extension === 'catboost' ? 'cbm' : extension
    expect(identity(`model.${own}`, raw(content))?.[0]).toBe(format)
    expect(identity(`model.${own}`, raw(content))?.[1]).not.toBe('unknown')
  })
})

describe('what is no model', () => {
  test.each<[string, string | Uint8Array]>([
    ['README.md', '# Model\n'],
    ['config.json', '{"architectures": ["BertModel"]}'],
    ['vocab.txt', 'the\nof\n'],
    ['pom.xml', '<project version="1"/>'],
    ['report.docx', zip([['[Content_Types].xml', '']])],
    ['archive.tar.gz', raw('\x1f\x8b\x08')],
    ['tokenizer.model', raw('\x0a\x0e\x0a\x05<unk>\x15\0\0\0\0\x18\x02')],
    ['firmware.bin', raw('\x01\x02\x03\x04')],
    ['empty.bin', ''],
    ['LICENSE', 'Apache License'],
  ])('%s', (path, content) => {
    expect(formatOf(path, content)).toBeNull()
  })
})

describe('read', () => {
  const read = (path: string, content: string | Uint8Array) => modelFile.read(source(path, content, 'x'))

  test('gives the file its format', async () => {
    const { records, unread } = await read('model.onnx', ONNX)
    expect(records).toMatchObject([
      { into: 'files', value: { path: 'model.onnx', format: 'onnx', serialization: 'graph' } },
    ])
    expect(unread).toEqual([])
  })

  test('a file that is named as a model and is none is said, and stays a model file', async () => {
    const { records, unread } = await read('model.safetensors', 'version two of the model, see mail')
    expect(records).toMatchObject([{ value: { format: 'unknown', serialization: 'unknown' } }])
    expect(unread).toMatchObject([{ reason: 'unsupported', path: 'model.safetensors' }])
  })

  test('an empty file', async () => {
    expect((await read('model.onnx', '')).unread).toMatchObject([
      { reason: 'malformed', message: 'The file is empty.' },
    ])
  })

  test('a safetensors file that ends within its header', async () => {
    const cut = safetensors('{"weight":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}').subarray(0, 30)
    const { records, unread } = await read('model.safetensors', cut)
    expect(records).toMatchObject([{ value: { format: 'safetensors' } }])
    expect(unread).toMatchObject([{ reason: 'malformed' }])
  })
})

test('a Git-LFS pointer has the format that its name promises', () => {
  expect(identifyByName('a/model.safetensors')).toEqual({ format: 'safetensors', serialization: 'data' })
  expect(identifyByName('pytorch_model.bin')).toEqual({ format: 'unknown', serialization: 'unknown' })
  expect(identifyByName('data/train.csv')).toBeNull()
})

test('no bytes and no name make it throw', () => {
  const extension = fc.constantFrom(
    '',
    '.bin',
    '.pkl',
    '.onnx',
    '.pb',
    '.npz',
    '.h5',
    '.json',
    '.xml',
    '.safetensors',
  )
  const magic = fc.constantFrom(
    '',
    'PK\x03\x04',
    '\x93NUMPY',
    '\x80\x04\x95',
    '\x08\x08\x12',
    '{"learner":',
    '\x89HDF\r\n\x1a\n',
  )
  fc.assert(
    fc.property(
      extension,
      magic,
      fc.uint8Array({ maxLength: 300 }),
      fc.nat(1000),
      (end, start, rest, more) => {
        const head = Buffer.concat([raw(start), rest])
        const found = identify(`m${end}`, head.length + more, bytesOf(head))
        expect(found === null || found.format.length > 0).toBe(true)
      },
    ),
  )
})
