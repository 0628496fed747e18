// CycloneDX 1.6 documents, the same in every run.
import { createHash } from 'node:crypto'

const LICENSES = ['Apache-2.0', 'MIT', 'BSD-3-Clause', 'MPL-2.0']
/** Primes, so that the defects meet in every combination; each leaves out of 20,000 components some 200. */
const DEFECTS = { license: 97, sha256: 89, purl: 83 }

/** A document of libraries with numbers from `first` on. With `defects`, some lack license, SHA-256 or purl. */
export function libraryBom(first, count, { defects = false } = {}) {
  return bom(range(first, count).map((number) => library(number, defects)))
}

/** Libraries, and one model and one dataset in every hundred components. */
export function mlBom(count) {
  return bom(
    range(0, count).map((number) => {
      if (number % 100 === 0) return model(number)
      return number % 100 === 1 ? dataset(number) : library(number, false)
    }),
  )
}

function range(first, count) {
  return Array.from({ length: count }, (_, index) => first + index)
}

function bom(components) {
  const [{ 'bom-ref': first }] = components
  const refs = components.map((component) => component['bom-ref'])
  return JSON.stringify({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuid(first)}`,
    version: 1,
    metadata: {
      timestamp: '2026-11-01T00:00:00Z',
      tools: { components: [{ type: 'application', name: 'bench', version: '1.0.0' }] },
      component: { type: 'application', 'bom-ref': 'subject', name: 'subject', version: '1.0.0' },
    },
    components,
    dependencies: refs.map((ref, index) => ({ ref, dependsOn: refs.slice(index + 1, index + 3) })),
  })
}

function component(number, type, name) {
  const version = `${number % 7}.${number % 13}.${number % 29}`
  const purl = `pkg:pypi/${name}@${version}`
  return {
    type,
    'bom-ref': purl,
    supplier: { name: `Supplier ${number % 50}` },
    name,
    version,
    hashes: [
      { alg: 'SHA-1', content: digest('sha1', purl) },
      { alg: 'SHA-256', content: digest('sha256', purl) },
    ],
    licenses: [{ license: { id: LICENSES[number % LICENSES.length] } }],
    purl,
  }
}

function library(number, defects) {
  const { licenses, purl, hashes, ...rest } = component(number, 'library', `package-${number}`)
  const lacks = (what) => defects && number % DEFECTS[what] === 0
  return {
    ...rest,
    hashes: lacks('sha256') ? hashes.slice(0, 1) : hashes,
    ...(lacks('license') ? {} : { licenses }),
    ...(lacks('purl') ? {} : { purl }),
  }
}

function model(number) {
  return {
    ...component(number, 'machine-learning-model', `model-${number}`),
    modelCard: {
      modelParameters: { task: 'text-classification', datasets: [{ ref: `dataset-${number + 1}` }] },
      quantitativeAnalysis: { performanceMetrics: [{ type: 'accuracy', value: '0.91' }] },
      considerations: { useCases: ['Sorting of messages'], technicalLimitations: ['English only'] },
    },
  }
}

function dataset(number) {
  return {
    ...component(number, 'data', `dataset-${number}`),
    'bom-ref': `dataset-${number}`,
    data: [{ type: 'dataset', name: `dataset-${number}`, classification: 'public' }],
  }
}

function digest(algorithm, text) {
  return createHash(algorithm).update(text).digest('hex')
}

function uuid(text) {
  return digest('sha256', text).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
}
