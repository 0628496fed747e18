// examples/credit-risk: data, weights, and every record of a digest.
import { digest, random, safetensors, weights } from './bytes.mjs'
import { csv, drawLoans, preprocessing, splitLoans } from './loans.mjs'

const DATA = 'data/consumer-loans-2024'

/** Files that SHA256SUMS lists. */
const LISTED = [
  'config.json',
  `${DATA}/consumer-loans-2024.csv`,
  `${DATA}/test.csv`,
  `${DATA}/train.csv`,
  `${DATA}/validation.csv`,
  'model.safetensors',
  'preprocessing.json',
]

/** Stages of dvc.yaml, as `dvc repro` writes them into dvc.lock. */
const STAGES = [
  {
    name: 'prepare',
    command: 'python src/prepare.py',
    inputs: [`${DATA}/consumer-loans-2024.csv`, 'src/prepare.py'],
    parameters: { 'params.yaml': { prepare: { test_share: 0.2, validation_share: 0.1 } } },
    outputs: [`${DATA}/test.csv`, `${DATA}/train.csv`, `${DATA}/validation.csv`, 'preprocessing.json'],
  },
  {
    name: 'train',
    command: 'python src/train.py',
    inputs: [
      `${DATA}/train.csv`,
      `${DATA}/validation.csv`,
      'preprocessing.json',
      'src/inputs.py',
      'src/model.py',
      'src/train.py',
    ],
    parameters: {
      'config.json': {
        base_model: 'tabular-commons/tabenc-nano',
        base_model_revision: '8d4e0b6c27f19a53e0c7d5b2a6f8413097ce5d2b',
        hidden_size: 16,
      },
      'params.yaml': {
        train: { batch_size: 32, epochs: 40, frozen_epochs: 10, learning_rate: 0.003, seed: 20260914 },
      },
    },
    outputs: ['model.safetensors'],
  },
  {
    name: 'evaluate',
    command: 'python src/evaluate.py',
    inputs: [
      `${DATA}/test.csv`,
      'model.safetensors',
      'preprocessing.json',
      'src/evaluate.py',
      'src/inputs.py',
      'src/model.py',
    ],
    parameters: { 'config.json': { hidden_size: 16 }, 'params.yaml': { evaluate: { threshold: 0.15 } } },
    outputs: ['metrics.json'],
  },
]

/** Files by path within the example. `read` gives the ones that are written by hand. */
export function creditRisk(read) {
  const rows = drawLoans()
  const splits = splitLoans(rows)
  const made = new Map([
    [`${DATA}/consumer-loans-2024.csv`, Buffer.from(csv(rows))],
    ...Object.entries(splits).map(([name, part]) => [`${DATA}/${name}.csv`, Buffer.from(csv(part))]),
    ['preprocessing.json', Buffer.from(preprocessing(splits.train))],
    ['model.safetensors', network()],
  ])
  const bytes = (path) => made.get(path) ?? read(path)
  const sha256 = (path) => digest('sha256', bytes(path))
  const sums = LISTED.map((path) => `${sha256(path)}  ${path}\n`).join('')
  const sbom = withDigests(read('sbom.cdx.json').toString(), [
    sha256('model.safetensors'),
    sha256(`${DATA}/consumer-loans-2024.csv`),
  ])
  const events = read('lineage/training-run.ndjson').toString().trimEnd().split('\n')
  const lineage = events.map((line) => `${JSON.stringify(withContents(JSON.parse(line), sha256))}\n`).join('')
  made.set('SHA256SUMS', Buffer.from(sums))
  made.set('sbom.cdx.json', Buffer.from(sbom))
  made.set('lineage/training-run.ndjson', Buffer.from(lineage))
  made.set('dvc.lock', Buffer.from(lock(bytes)))
  return made
}

function network() {
  const next = random(20260914)
  const layers = [
    ['encoder.0', 13, 32],
    ['encoder.1', 32, 32],
    ['hidden', 32, 16],
    ['head', 16, 1],
  ]
  const tensors = layers.flatMap(([name, inputs, outputs]) => [
    { name: `${name}.weight`, shape: [outputs, inputs], values: weights(next, outputs * inputs, inputs) },
    { name: `${name}.bias`, shape: [outputs], values: weights(next, outputs, inputs) },
  ])
  return safetensors({ format: 'pt', license: 'apache-2.0', version: '2.3.0' }, tensors)
}

/** The hashes of an SBOM, in the order in which they stand in it. */
function withDigests(text, digests) {
  const left = [...digests]
  return text.replace(/(?<="alg": "SHA-256", "content": ")[0-9a-f]*/g, () => left.shift() ?? '')
}

/** The digest of each dataset of an event that has the facet for it. */
function withContents(event, sha256) {
  for (const { name, facets } of [...event.inputs, ...event.outputs]) {
    if (facets.content) facets.content.sha256 = sha256(name)
  }
  return event
}

function lock(bytes) {
  const entry = (path) =>
    `    - path: ${path}\n      hash: md5\n      md5: ${digest('md5', bytes(path))}\n      size: ${bytes(path).length}\n`
  const stages = STAGES.map(({ name, command, inputs, parameters, outputs }) => {
    const params = `    params:\n${mapping(parameters, '      ')}`
    const [deps, outs] = [inputs, outputs].map((paths) => paths.map(entry).join(''))
    return `  ${name}:\n    cmd: ${command}\n    deps:\n${deps}${params}    outs:\n${outs}`
  })
  return `schema: '2.0'\nstages:\n${stages.join('')}`
}

function mapping(values, indent) {
  return Object.entries(values)
    .map(([key, value]) =>
      typeof value === 'object'
        ? `${indent}${key}:\n${mapping(value, `${indent}  `)}`
        : `${indent}${key}: ${value}\n`,
    )
    .join('')
}
