import { describe, expect, test } from 'vitest'
import { lineage } from '../../../src/artifacts/lineage/index.ts'
import { mergeRuns } from '../../../src/artifacts/lineage/merge.ts'
import { BAD_EVENTS_TOLD } from '../../../src/artifacts/lineage/openlineage/notes.ts'
import { unstatedDataset } from '../../../src/artifacts/lineage/unstated.ts'
import { candidate, source } from '../helpers.ts'

const PRODUCER = 'https://example.com/pipeline'
const RUN = '019127df-0850-72bc-b214-b255290588a6'

function event(eventType: string, eventTime: string, extra: object = {}) {
  return {
    eventTime,
    producer: PRODUCER,
    eventType,
    run: { runId: RUN },
    job: { namespace: 'jobs', name: 'train' },
    ...extra,
  }
}

async function read(path: string, content: unknown, files: readonly string[] = []) {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
  const format = lineage.recognise(candidate(path, text))
  const { records, unread } = await lineage.read(source(path, text, 'openlineage', files))
  const runs = records.flatMap((record) => (record.into === 'runs' ? [record] : []))
  const datasets = records.flatMap((record) => (record.into === 'lineage_datasets' ? [record] : []))
  return { format, runs, datasets, unread }
}

async function datasetWith(facets: unknown) {
  const { datasets } = await read('e.json', {
    eventTime: '2026-01-01T00:00:00Z',
    producer: PRODUCER,
    dataset: { namespace: 's3://bucket', name: 'train.csv', facets },
  })
  return datasets[0]?.value
}

const START = event('START', '2026-01-01T10:00:00Z', {
  inputs: [{ namespace: 'file', name: 'data/train.csv' }],
})
const COMPLETE = event('COMPLETE', '2026-01-01T10:05:00.5+00:00', {
  outputs: [{ namespace: 'file', name: './model.onnx', facets: { datasetType: { datasetType: 'MODEL' } } }],
})

describe('recognise', () => {
  test.each([
    ['an event', START],
    ['an event without producer, by its type', { ...START, producer: undefined }],
    ['an array', [START, COMPLETE]],
    ['a job event', { eventTime: 'x', producer: PRODUCER, job: { namespace: 'a', name: 'b' } }],
    ['a dataset event', { eventTime: 'x', producer: PRODUCER, dataset: {} }],
  ])('%s', (_, content) => {
    expect(lineage.recognise(candidate('run.json', JSON.stringify(content)))).toBe('openlineage')
  })

  test('an event whose head ends before producer and run', () => {
    const long = JSON.stringify({
      eventTime: 'x',
      eventType: 'START',
      inputs: ['y'.repeat(200_000)],
      producer: PRODUCER,
    })
    expect(lineage.recognise(candidate('run.json', long))).toBe('openlineage')
  })

  test.each([
    ['an audit log', { eventTime: 'x', eventName: 'GetObject', eventType: 'AwsApiCall' }],
    ['another document', { name: 'package' }],
    ['an event of something else', { eventTime: 'x', job: 'cron' }],
  ])('not %s', (_, content) => {
    expect(lineage.recognise(candidate('run.json', JSON.stringify(content)))).toBeNull()
  })
})

describe('runs', () => {
  test('the events of a file are merged by run', async () => {
    const { runs, datasets, unread } = await read('run.json', [COMPLETE, START], ['data/train.csv'])
    expect(unread).toEqual([])
    expect(runs.map(({ value }) => value)).toMatchObject([
      {
        path: 'run.json',
        format: 'openlineage',
        id: RUN,
        job: 'jobs/train',
        state: 'complete',
        started: '2026-01-01T10:00:00Z',
        ended: '2026-01-01T10:05:00.5+00:00',
        inputs: ['file/data/train.csv'],
        outputs: ['file/./model.onnx'],
        command: null,
        agents: [],
      },
    ])
    expect(datasets.map(({ value }) => [value.id, value.type, value.file])).toEqual([
      ['file/./model.onnx', 'model', null],
      ['file/data/train.csv', 'dataset', 'data/train.csv'],
    ])
  })

  test('one event on each line, and a line that is none', async () => {
    const text = `${JSON.stringify(START)}\n{"eventTime": \n${JSON.stringify(COMPLETE)}\n`
    const { runs, unread } = await read('events.ndjson', text)
    expect(runs).toMatchObject([{ value: { state: 'complete' } }])
    expect(unread).toMatchObject([{ reason: 'malformed', extent: 'part', line: 2 }])
  })

  test('events on lines in a .json file', async () => {
    const { format, runs } = await read(
      'events.json',
      `${JSON.stringify(START)}\n${JSON.stringify(COMPLETE)}\n`,
    )
    expect(format).toBe('openlineage')
    expect(runs).toHaveLength(1)
  })

  test('over files, the event that ends the run gives path and place', async () => {
    const first = await read('1.json', START)
    const last = await read('2.json', COMPLETE)
    const [run, ...others] = mergeRuns([...first.runs, ...last.runs])
    expect(others).toEqual([])
    expect(run?.value).toMatchObject({
      path: '2.json',
      state: 'complete',
      inputs: ['file/data/train.csv'],
      outputs: ['file/./model.onnx'],
      started: '2026-01-01T10:00:00Z',
    })
    const ownPlace = await run?.locate([])
    expect(await run?.locate(['inputs', '0'])).toEqual(ownPlace)
    expect(await run?.locate(['outputs', '0'])).not.toEqual(ownPlace)
  })

  test.each([
    [['START'], 'running'],
    [['START', 'RUNNING', 'FAIL'], 'failed'],
    [['ABORT', 'RUNNING'], 'aborted'],
    [['OTHER'], 'unknown'],
    [['OTHER', 'START'], 'running'],
  ])('%j is %s', async (types, state) => {
    const { runs } = await read(
      'e.json',
      types.map((type, index) => event(type, `2026-01-01T10:0${index}:00Z`)),
    )
    expect(runs).toMatchObject([{ value: { state } }])
  })

  test('a job event is a declared run', async () => {
    const { runs } = await read('e.json', { ...START, run: undefined, eventType: undefined })
    expect(runs).toMatchObject([
      { value: { id: 'e.json#jobs/train', state: 'declared', inputs: ['file/data/train.csv'] } },
    ])
  })

  test('a time without zone is no time', async () => {
    const { runs, unread } = await read('e.json', event('START', '2026-01-01T10:00:00'))
    expect(runs).toMatchObject([{ value: { started: null } }])
    expect(unread).toMatchObject([{ reason: 'malformed', extent: 'part' }])
  })
})

describe('datasets', () => {
  test('more than anybody has are left out, in time, and it is said', async () => {
    const inputs = Array.from({ length: 300_000 }, (_, i) => ({ namespace: 'n', name: `d${i}` }))
    const begin = performance.now()
    const { runs, datasets, unread } = await read('e.json', { ...COMPLETE, inputs, outputs: [] })
    expect(performance.now() - begin).toBeLessThan(10_000)
    expect([datasets.length, runs[0]?.value.inputs.length]).toEqual([20_000, 20_000])
    expect(unread).toMatchObject([{ reason: 'limit', extent: 'part', kind: 'lineage' }])
  })

  test('facets become facts', async () => {
    expect(
      await datasetWith({
        symlinks: { identifiers: [{ namespace: 'hive://h', name: 'db.train', type: 'TABLE' }] },
        dataSource: { name: 's3', uri: 's3://bucket' },
        version: { datasetVersion: 'v7' },
        documentation: { description: 'Questions of 2025' },
        ownership: {
          owners: [
            { name: 'team:x', type: 'OWNER' },
            { name: 'ann', type: 'DATA_STEWARD' },
          ],
        },
        tags: {
          tags: [
            { key: 'Data-Classification', value: 'internal' },
            { key: 'PII', value: 'true', field: 'mail' },
          ],
        },
        license: { license: 'CC-BY-4.0' },
        checksum: { _producer: PRODUCER, sha256: 'AB'.repeat(32) },
      }),
    ).toEqual({
      ...unstatedDataset(),
      path: 'e.json',
      format: 'openlineage',
      id: 's3://bucket/train.csv',
      namespace: 's3://bucket',
      name: 'train.csv',
      aliases: ['hive://h/db.train'],
      type: 'dataset',
      file: null,
      source: 's3://bucket',
      revision: 'v7',
      digests: [{ algorithm: 'sha256', value: 'ab'.repeat(32) }],
      license: 'CC-BY-4.0',
      description: 'Questions of 2025',
      steward: 'ann',
      classification: 'internal',
      personal_data: true,
    })
  })

  test('custom facets of sensitivity; a redacted owner and an empty source say nothing', async () => {
    expect(
      await datasetWith({
        personal_data: { personal_data: false },
        classification: { classification: 'public' },
        ownership: { owners: [{ name: '***' }] },
        dataSource: { name: 'file', uri: 'file' },
      }),
    ).toMatchObject({ personal_data: false, classification: 'public', steward: null, source: null })
  })

  test('a value stands where its facet stands', async () => {
    const text = JSON.stringify(
      {
        eventTime: '2026-01-01T00:00:00Z',
        producer: PRODUCER,
        dataset: { namespace: 'n', name: 'd', facets: { version: { datasetVersion: 'v7' } } },
      },
      null,
      2,
    )
    const { datasets } = await read('e.json', text)
    expect(await datasets[0]?.locate(['revision'])).toMatchObject({ line: 9, column: 27 })
    expect(await datasets[0]?.locate([])).toMatchObject({ line: 6, column: 13 })
  })

  test('a hundred events that say the same of a dataset give one record', async () => {
    const { datasets } = await read(
      'e.json',
      Array.from({ length: 100 }, () => START),
    )
    expect(datasets).toHaveLength(1)
  })
})

describe('bad input', () => {
  test.each([
    ['truncated', '{"eventTime": "2026-01-01T00:00:00Z", "producer": "p", "run": {'],
    ['no job', JSON.stringify({ ...START, job: undefined })],
    ['no run id', JSON.stringify({ ...START, run: {} })],
    ['an empty array', '[]'],
    ['prototype keys', '{"__proto__": {"eventTime": "x", "job": {}}}'],
  ])('%s is said', async (_, text) => {
    const { runs, unread } = await read('e.json', text)
    expect(runs).toEqual([])
    expect(unread).toMatchObject([{ reason: 'malformed', path: 'e.json' }])
  })

  test('records that are no events are counted, not listed', async () => {
    const { runs, unread } = await read('e.json', [START, ...Array.from({ length: 1000 }, () => ({ a: 1 }))])
    expect(runs).toHaveLength(1)
    expect(unread).toHaveLength(BAD_EVENTS_TOLD + 1)
  })
})
