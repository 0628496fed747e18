import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineage } from '../../../src/artifacts/lineage/index.ts'
import { readLongLog } from '../../../src/artifacts/lineage/openlineage/read-long.ts'
import { readArtifacts } from '../../../src/artifacts/read-artifacts.ts'
import type { Reading } from '../../../src/artifacts/reader.ts'
import { bytesOf, source } from '../helpers.ts'
import { treeOf } from '../tree.ts'

const PRODUCER = 'https://example.com/pipeline'
const SCHEMA = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent'
const FACET = { _producer: PRODUCER, _schemaURL: 'https://openlineage.io/spec/facets/1-0-0/Facet.json' }
const RUN = '019127df-0850-72bc-b214-b255290588a6'

function event(eventType: string, more: object = {}, time = '2026-01-01T10:00:00Z') {
  return {
    eventType,
    eventTime: time,
    producer: PRODUCER,
    schemaURL: SCHEMA,
    run: { runId: RUN },
    job: { namespace: 'jobs', name: 'train' },
    ...more,
  }
}

async function read(content: unknown, files: readonly string[] = [], path = 'e.json') {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return valuesOf(await lineage.read(source(path, text, 'openlineage', files)))
}

function valuesOf({ records, unread }: Reading) {
  return {
    runs: records.flatMap((record) => (record.into === 'runs' ? [record.value] : [])),
    datasets: records.flatMap((record) => (record.into === 'lineage_datasets' ? [record.value] : [])),
    checksums: records.flatMap((record) => (record.into === 'checksums' ? [record.value] : [])),
    errors: records.flatMap((record) => (record.into === 'lineage_errors' ? [record.value] : [])),
    unread,
  }
}

const table = (name: string, facets: object = {}, more: object = {}) => ({
  namespace: 'bigquery',
  name,
  facets,
  ...more,
})

describe('runs', () => {
  test('parent, scheduled time, source code, owners, SQL and why it failed', async () => {
    const { runs, errors } = await read([
      event('START', {
        run: {
          runId: RUN,
          facets: {
            parent: { ...FACET, run: { runId: 'parent-run' }, job: { namespace: 'a', name: 'dag' } },
            nominalTime: { ...FACET, nominalStartTime: '2026-01-01T00:00:00Z' },
          },
        },
        job: {
          namespace: 'jobs',
          name: 'train',
          facets: {
            sourceCodeLocation: {
              ...FACET,
              type: 'git',
              url: 'https://github.com/acme/jobs/blob/main/train.py',
              repoUrl: 'https://github.com/acme/jobs',
              path: 'train.py',
              version: 'abc123',
              branch: 'main',
            },
            ownership: { ...FACET, owners: [{ name: 'team:risk' }, { name: '***' }] },
            sql: { ...FACET, query: 'select 1' },
          },
        },
      }),
      event(
        'FAIL',
        {
          run: {
            runId: RUN,
            facets: { errorMessage: { ...FACET, message: 'out of memory', programmingLanguage: 'python' } },
          },
        },
        '2026-01-01T10:01:00Z',
      ),
    ])
    expect(errors).toEqual([])
    expect(runs).toMatchObject([
      {
        state: 'failed',
        parent: 'parent-run',
        nominal_time: '2026-01-01T00:00:00Z',
        source_code: { url: 'https://github.com/acme/jobs', path: 'train.py', revision: 'abc123' },
        agents: ['team:risk'],
        command: 'select 1',
        error: 'out of memory',
      },
    ])
  })
})

describe('datasets', () => {
  test('column lineage: which columns each was made from, how, and whether the values were hidden', async () => {
    const field = (name: string, column: string, more = {}) => ({
      namespace: 'bigquery',
      name,
      field: column,
      ...more,
    })
    const { datasets } = await read(
      event('COMPLETE', {
        inputs: [table('raw')],
        outputs: [
          table('clean', {
            columnLineage: {
              ...FACET,
              fields: {
                id: { inputFields: [field('raw', 'id')], transformationType: 'IDENTITY' },
                mail: {
                  inputFields: [
                    field('raw', 'mail', {
                      transformations: [{ type: 'DIRECT', subtype: 'TRANSFORMATION', masking: true }],
                    }),
                  ],
                },
              },
              dataset: [
                field('blocked', 'id', { transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }] }),
              ],
            },
          }),
        ],
      }),
    )
    const clean = datasets.find(({ name }) => name === 'clean')
    expect(clean?.derived_from).toEqual(['bigquery/blocked', 'bigquery/raw'])
    expect(datasets.map(({ id }) => id)).toContain('bigquery/blocked')
    const from = { dataset: 'bigquery/raw', masked: null }
    expect(clean?.column_lineage).toEqual([
      {
        column: null,
        from: [
          { dataset: 'bigquery/blocked', column: 'id', transformation: 'INDIRECT/FILTER', masked: null },
        ],
      },
      { column: 'id', from: [{ ...from, column: 'id', transformation: 'IDENTITY' }] },
      {
        column: 'mail',
        from: [{ ...from, column: 'mail', transformation: 'DIRECT/TRANSFORMATION', masked: true }],
      },
    ])
  })

  test('the lineage facet of a dataset and of a job names sources in so many words', async () => {
    const { datasets } = await read(
      event('COMPLETE', {
        job: {
          namespace: 'jobs',
          name: 'train',
          facets: {
            lineage: {
              ...FACET,
              lineage: [
                {
                  namespace: 'bigquery',
                  name: 'b',
                  type: 'DATASET',
                  inputs: [{ namespace: 's3://x', name: 'y', type: 'DATASET' }],
                },
              ],
            },
          },
        },
        outputs: [
          table('a', {
            lineage: {
              ...FACET,
              inputs: [
                { namespace: 'bigquery', name: 'raw', type: 'DATASET' },
                { namespace: 'jobs', name: 'generator', type: 'JOB' },
              ],
            },
          }),
          table('b'),
        ],
      }),
    )
    expect(datasets.map(({ id, derived_from }) => [id, derived_from])).toEqual([
      ['bigquery/a', ['bigquery/raw']],
      ['bigquery/raw', []],
      ['bigquery/b', ['s3://x/y']],
      ['s3://x/y', []],
    ])
  })

  test('schema, lifecycle with the former name, and what was measured', async () => {
    const { datasets } = await read(
      event('COMPLETE', {
        inputs: [
          table(
            'in',
            {},
            {
              inputFacets: {
                dataQualityMetrics: { ...FACET, rowCount: 12, bytes: 34, columnMetrics: {} },
                dataQualityAssertions: {
                  ...FACET,
                  assertions: [{ assertion: 'not_null', success: false, column: 'id' }],
                },
              },
            },
          ),
        ],
        outputs: [
          table(
            'out',
            {
              schema: { ...FACET, fields: [{ name: 'a' }, { name: 'b' }] },
              lifecycleStateChange: {
                ...FACET,
                lifecycleStateChange: 'RENAME',
                previousIdentifier: { namespace: 'bigquery', name: 'old' },
              },
            },
            { outputFacets: { outputStatistics: { ...FACET, rowCount: 3, size: 99 } } },
          ),
        ],
      }),
    )
    expect(datasets).toMatchObject([
      { quality: { rows: 12, bytes: 34, assertions: [{ name: 'not_null', column: 'id', passed: false }] } },
      {
        columns: 2,
        lifecycle: 'rename',
        aliases: ['bigquery/old'],
        quality: { rows: 3, bytes: 99, assertions: [] },
      },
    ])
  })

  test('the digest that the last event states is compared with the file of the tree', async () => {
    const model = (digest: string) => ({
      namespace: 'file',
      name: 'model.onnx',
      facets: { sha256: { ...FACET, sha256: digest.repeat(64) } },
    })
    const { checksums } = await read(
      [
        event('COMPLETE', { outputs: [model('b')] }, '2026-03-01T00:00:00Z'),
        event('COMPLETE', { outputs: [model('a')] }, '2026-01-01T00:00:00Z'),
        event('OTHER', { inputs: [{ ...model('c'), name: 'elsewhere.onnx' }] }),
      ],
      ['model.onnx'],
    )
    expect(checksums).toEqual([
      {
        manifest: 'e.json',
        source: 'openlineage',
        subject: 'model.onnx',
        algorithm: 'sha256',
        expected: 'b'.repeat(64),
        reason: null,
      },
    ])
  })

  test('the facet of digests is published', () => {
    const schema = JSON.parse(readFileSync('policies/schemas/openlineage-sha256-facet.json', 'utf8'))
    expect(schema.$id).toBe('https://modelward.dev/schemas/openlineage-sha256-facet.json')
    expect(schema.$defs.Sha256DatasetFacet.allOf[1].required).toEqual(['sha256'])
  })
})

describe('the official schema', () => {
  test('an event that breaks it is read, and it is said what is wrong with it', async () => {
    const { schemaURL: _, ...rest } = event('COMPLETE', { outputs: [table('a', { schema: { fields: [] } })] })
    const { runs, errors, unread } = await read(
      [event('START'), rest].map((e) => JSON.stringify(e)).join('\n'),
    )
    expect(unread).toEqual([])
    expect(runs).toMatchObject([{ state: 'complete', outputs: ['bigquery/a'] }])
    expect(errors).toMatchObject([
      { line: 2, message: expect.stringContaining('"schemaURL"') },
      { line: 2, message: expect.stringContaining('"_producer"') },
      { line: 2, message: expect.stringContaining('"_schemaURL"') },
    ])
  })

  test('an event of a job or dataset is held against its own form', async () => {
    const { errors } = await read([
      { ...event('OTHER'), run: undefined, eventType: undefined },
      { eventTime: '2026-01-01T10:00:00Z', producer: PRODUCER, schemaURL: SCHEMA, dataset: table('a') },
    ])
    expect(errors).toEqual([])
  })
})

describe('a log that is too long to be held', () => {
  const lines = [
    event('START', { inputs: [{ namespace: 'file', name: 'train.csv' }] }),
    '{"broken": ',
    event('RUNNING', { inputs: [table('ü')] }, '2026-01-01T10:00:30Z'),
    '',
    { no: 'event' },
    event('COMPLETE', { outputs: [table('a', { schema: {} })] }, '2026-01-01T10:01:00Z'),
  ].map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
  const log = bytesOf(lines.join('\r\n'))

  async function* pieces(cuts: readonly number[]): AsyncGenerator<Uint8Array> {
    const ends = [...new Set([...cuts.map((cut) => cut % log.length), log.length])].sort((a, b) => a - b)
    const buffer = Buffer.alloc(log.length)
    let start = 0
    for (const end of ends) {
      // The same memory for every piece, as a tree gives it.
      const length = end - start
      buffer.set(log.subarray(start, end))
      yield buffer.subarray(0, length)
      buffer.fill(0)
      start = end
    }
  }

  test('says what the same log says that is read at once, however it is cut', async () => {
    const whole = await read(lines.join('\r\n'), ['train.csv'], 'e.ndjson')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 30 }), async (cuts) => {
        const about = { path: 'e.ndjson', size: log.length, format: 'openlineage' }
        const exists = (path: string) => path === 'train.csv'
        const long = valuesOf(await readLongLog({ ...about, exists, chunks: pieces(cuts) }))
        expect({ ...long, unread: [] }).toEqual({ ...whole, unread: [] })
        expect(long.unread.map(({ line, reason }) => [line, reason])).toEqual(
          whole.unread.map(({ line, reason }) => [line, reason]),
        )
      }),
    )
  })

  test('a fact stands on the line of its event', async () => {
    const about = { path: 'e.ndjson', size: log.length, format: 'openlineage' }
    const { records } = await readLongLog({ ...about, exists: () => false, chunks: pieces([]) })
    const run = records.find((record) => record.into === 'runs')
    expect(await run?.locate(['inputs', '0'])).toMatchObject({ line: 1 })
    expect(await run?.locate(['inputs', '1'])).toMatchObject({ line: 3 })
    expect(await run?.locate(['outputs', '0'])).toMatchObject({ line: 6 })
  })

  test('is hashed on the way', async () => {
    const many = `${lines[0]}\n`.repeat(500)
    const short = { ...lineage, limit: 100_000 }
    const { tree, files } = treeOf({
      'e.ndjson': many,
      'e.json': `[${many.trimEnd().replaceAll('\n', ',')}]`,
    })
    const { files: read, unread, records } = await readArtifacts(tree, files, { readers: [short] })
    expect(read.map(({ sha256 }) => sha256?.length)).toEqual([undefined, 64])
    expect(records.filter(({ into }) => into === 'runs')).toHaveLength(1)
    expect(unread).toMatchObject([{ path: 'e.json', reason: 'limit' }])
  })
})
