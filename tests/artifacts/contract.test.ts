import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { READERS } from '../../src/artifacts/index.ts'
import { type ArtifactReader, type ArtifactRecord, HEAD_LENGTH } from '../../src/artifacts/reader.ts'
import type { Span } from '../../src/documents/place.ts'
import { candidate, source } from './helpers.ts'
import { SAMPLES, type Sample } from './samples.ts'

function claim({ path, bytes }: Sample): ArtifactReader | undefined {
  return READERS.find((reader) => reader.mayBe(path) && reader.recognise(candidate(path, bytes)) !== null)
}

/** Samples that a reader claims, with the format that it sees in them. */
function samplesOf(reader: ArtifactReader): { sample: Sample; format: string }[] {
  return SAMPLES.flatMap((sample) => {
    if (claim(sample) !== reader) return []
    return [{ sample, format: reader.recognise(candidate(sample.path, sample.bytes)) ?? '' }]
  })
}

/** A sample that was cut off, or in which some bytes were changed. */
function damaged({ bytes }: Sample): fc.Arbitrary<Uint8Array> {
  const cut = fc.nat(bytes.length).map((length) => bytes.slice(0, length))
  const change = fc.tuple(fc.nat(Math.max(0, bytes.length - 1)), fc.nat(255))
  const changed = fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const copy = Uint8Array.from(bytes)
    for (const [index, byte] of changes) copy[index] = byte
    return copy
  })
  return fc.oneof(cut, changed, fc.uint8Array({ maxLength: 200 }))
}

/** Pointers of all values in a record, deepest ones included. */
function pointersOf(value: unknown, pointer: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [pointer]
  return [pointer, ...Object.entries(value).flatMap(([key, item]) => pointersOf(item, [...pointer, key]))]
}

function expectWithin(span: Span, bytes: Uint8Array): void {
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/)
  expect(span.line).toBeGreaterThanOrEqual(1)
  expect(span.column).toBeGreaterThanOrEqual(1)
  expect(span.end_line).toBeLessThanOrEqual(lines.length)
  expect(span.end_column).toBeLessThanOrEqual((lines[span.end_line - 1]?.length ?? 0) + 1)
  const isForward =
    span.end_line > span.line || (span.end_line === span.line && span.end_column >= span.column)
  expect(isForward, JSON.stringify(span)).toBe(true)
}

async function expectPlaces(record: ArtifactRecord, bytes: Uint8Array): Promise<void> {
  const unknown = [['no such field'], ['inputs', '99'], ['__proto__'], ['components', '0', 'nothing', '3']]
  for (const pointer of [...pointersOf(record.value), ...unknown])
    expectWithin(await record.locate(pointer), bytes)
}

test('no two readers have one title', () => {
  const titles = READERS.map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
})

test('every sample is of the kind that it stands for', () => {
  for (const sample of SAMPLES) expect([sample.path, claim(sample)?.kind]).toEqual([sample.path, sample.kind])
})

describe.each(READERS.map((reader) => [reader.title, reader] as const))('%s', (_, reader) => {
  const samples = samplesOf(reader)

  test('says where its formats are specified, and how much it reads', () => {
    expect(reader.specifications.length).toBeGreaterThan(0)
    for (const specification of reader.specifications) expect(specification).toMatch(/^https:\/\//)
    if (reader.limit !== null) expect(reader.limit).toBeGreaterThanOrEqual(HEAD_LENGTH)
  })

  test('has a sample', () => {
    expect(samples).not.toEqual([])
  })

  test('recognises without throwing, whatever the bytes', () => {
    const paths = fc.oneof(fc.constantFrom(...SAMPLES.map(({ path }) => path)), fc.string())
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), ...SAMPLES.map(damaged))
    fc.assert(
      fc.property(paths, bytes, fc.nat(1000), (path, head, more) => {
        if (!reader.mayBe(path)) return
        const format = reader.recognise({ path, size: head.length + more, head })
        expect(format === null || format.length > 0).toBe(true)
      }),
    )
  })

  test.each(samples.map(({ sample, format }) => [format, sample] as const))(
    '%s: every value of a record has a place in the file',
    async (format, { path, bytes }) => {
      const { records } = await reader.read(source(path, bytes, format))
      for (const record of records) await expectPlaces(record, bytes)
    },
  )

  test.each(samples.map(({ sample, format }) => [format, sample] as const))(
    '%s: damaged files give a record or a reason, and never throw',
    async (format, sample) => {
      await fc.assert(
        fc.asyncProperty(damaged(sample), async (bytes) => {
          const { path } = sample
          const { records, unread } = await reader.read(source(path, bytes, format))
          expect(records.length + unread.length).toBeGreaterThan(0)
          for (const entry of unread) {
            expect(entry).toMatchObject({ path, kind: reader.kind })
            expect(entry.message.length).toBeGreaterThan(0)
            if (entry.line !== null) expect(entry.line).toBeGreaterThanOrEqual(1)
          }
          for (const record of records) expectWithin(await record.locate([]), bytes)
        }),
        { numRuns: 60 },
      )
    },
  )
})
