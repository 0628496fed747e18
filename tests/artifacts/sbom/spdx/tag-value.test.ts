import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTagValue } from '../../../../src/artifacts/sbom/spdx/v2/tag-value.ts'

function messages(text: string): [number, string][] {
  const { problems, lines } = parseTagValue(text)
  return problems.map(({ message, offset }) => [lines.position(offset).line, message])
}

describe('parseTagValue', () => {
  test('a line is a tag and its value; comments and empty lines are none', () => {
    const text = '# SPDXVersion: SPDX-1.0\n\n  SPDXVersion :  SPDX-2.3  \r\nDocumentName: a: b\rCreated: 2026'
    expect(parseTagValue(text).value).toEqual({
      spdxVersion: 'SPDX-2.3',
      name: 'a: b',
      creationInfo: { created: '2026' },
    })
  })

  test('<text> spans lines, and what looks like a tag in it is text', () => {
    const text = 'DocumentComment: <text>one\nPackageName: two\n# three</text>\nDocumentName: d'
    expect(parseTagValue(text).value).toEqual({ comment: 'one\nPackageName: two\n# three', name: 'd' })
  })

  test('an element takes the tags that follow it; SPDXID is that of the last one', () => {
    const text = `SPDXID: SPDXRef-DOCUMENT
PackageName: a
SPDXID: SPDXRef-a
FileName: ./f
SPDXID: SPDXRef-f
PackageVersion: 1
PackageName: b
SPDXID: SPDXRef-b
`
    expect(parseTagValue(text).value).toEqual({
      SPDXID: 'SPDXRef-DOCUMENT',
      packages: [
        { name: 'a', SPDXID: 'SPDXRef-a', hasFiles: ['SPDXRef-f'], versionInfo: '1' },
        { name: 'b', SPDXID: 'SPDXRef-b' },
      ],
      files: [{ fileName: './f', SPDXID: 'SPDXRef-f' }],
    })
  })

  test('values of more than one part are taken apart', () => {
    const text = `ExternalDocumentRef: DocumentRef-a https://a.example SHA1:  aa
PackageName: a
FilesAnalyzed: false
PackageVerificationCode: bb (excludes: ./a.spdx, ./b.spdx)
ExternalRef: SECURITY cpe23Type cpe:2.3:a:acme:a:1:*:*:*:*:*:*:*
SnippetSPDXID: SPDXRef-s
SnippetFromFileSPDXID: SPDXRef-f
SnippetByteRange: 10:20
SnippetLineRange: 1:2
Relationship: SPDXRef-a CONTAINS NOASSERTION
RelationshipComment: as far as is known
`
    expect(parseTagValue(text).value).toEqual({
      externalDocumentRefs: [
        {
          externalDocumentId: 'DocumentRef-a',
          spdxDocument: 'https://a.example',
          checksum: { algorithm: 'SHA1', checksumValue: 'aa' },
        },
      ],
      packages: [
        {
          name: 'a',
          filesAnalyzed: false,
          packageVerificationCode: {
            packageVerificationCodeValue: 'bb',
            packageVerificationCodeExcludedFiles: ['./a.spdx', './b.spdx'],
          },
          externalRefs: [
            {
              referenceCategory: 'SECURITY',
              referenceType: 'cpe23Type',
              referenceLocator: 'cpe:2.3:a:acme:a:1:*:*:*:*:*:*:*',
            },
          ],
        },
      ],
      snippets: [
        {
          SPDXID: 'SPDXRef-s',
          snippetFromFile: 'SPDXRef-f',
          ranges: [
            {
              startPointer: { reference: 'SPDXRef-f', offset: 10 },
              endPointer: { reference: 'SPDXRef-f', offset: 20 },
            },
            {
              startPointer: { reference: 'SPDXRef-f', lineNumber: 1 },
              endPointer: { reference: 'SPDXRef-f', lineNumber: 2 },
            },
          ],
        },
      ],
      relationships: [
        {
          spdxElementId: 'SPDXRef-a',
          relationshipType: 'CONTAINS',
          relatedSpdxElement: 'NOASSERTION',
          comment: 'as far as is known',
        },
      ],
    })
  })

  test('what is wrong is said with its line, and the rest is read', () => {
    const text = `SPDXVersion: SPDX-2.3
PackageVersion: 1
PakageName: a
just words
Relationship: SPDXRef-a CONTAINS
SPDXVersion: SPDX-2.2
DocumentName: <text>d</text> and more
`
    expect(parseTagValue(text).value).toEqual({ spdxVersion: 'SPDX-2.2', name: 'd' })
    expect(messages(text)).toEqual([
      [2, 'The tag "PackageVersion" stands before any package that it could belong to; it is left out.'],
      [3, 'The tag "PakageName" is not known; it is left out.'],
      [4, 'The line "just words" has no tag; it is left out.'],
      [5, 'The value of "Relationship" has not the form of that tag; it is left out.'],
      [6, 'The tag "SPDXVersion" stands more than once; the last one counts.'],
      [7, 'After the <text> of "DocumentName" more stands on the line; it is left out.'],
    ])
  })

  test('a <text> that does not end hides what follows: nothing is read', () => {
    const text = 'SPDXVersion: SPDX-2.3\nDocumentComment: <text>one\nDocumentName: d'
    expect(parseTagValue(text)).toMatchObject({ value: undefined, problems: [{ fatal: true }] })
    expect(messages(text)).toEqual([[2, 'The <text> of "DocumentComment" does not end.']])
  })

  test('a value has a place, and so has its tag', () => {
    const text = 'SPDXVersion: SPDX-2.3\nPackageName: a\nPackageChecksum: SHA1: aa\n'
    const document = parseTagValue(text)
    expect(document.span(['packages', '0', 'checksums', '0', 'checksumValue'])).toEqual({
      line: 3,
      column: 18,
      end_line: 3,
      end_column: 26,
    })
    expect(document.keySpan(['packages', '0', 'name'])).toEqual({
      line: 2,
      column: 1,
      end_line: 2,
      end_column: 12,
    })
  })
})

describe('for any text', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'PackageName: a',
      'FileName: ./f',
      'SPDXID: SPDXRef-x',
      'FileChecksum: SHA1: aa',
      'Relationship: A DESCRIBES B',
      'DocumentComment: <text>a',
      '</text>',
      '# comment',
      'Nonsense: 1',
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  const texts = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'))

  test('there is a value, or a fatal problem', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { value, problems } = parseTagValue(text)
        expect(value === undefined).toBe(problems.some(({ fatal }) => fatal))
        for (const { offset } of problems) expect(offset).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  test('what is written as a value is read back, in one line or in several', () => {
    const value = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !text.includes('</text>'))
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
        const text = values.map((each) => `PackageName: a\nPackageComment: <text>${each}</text>\n`).join('\n')
        const { value, problems } = parseTagValue(text)
        expect(problems).toEqual([])
        expect(value).toEqual({ packages: values.map((comment) => ({ name: 'a', comment })) })
      }),
    )
  })

  test('time is linear in the size', () => {
    const text = `${'PackageName: a\n'.repeat(100_000)}${'DocumentComment: <text></text>\n'.repeat(10)}`
    expect(parseTagValue(text).problems.length).toBeLessThanOrEqual(50)
    expect(parseTagValue(`PackageVerificationCode: ${'('.repeat(100_000)}`).problems).toHaveLength(1)
    expect(parseTagValue(`Relationship: ${' a'.repeat(100_000)}`).problems).toHaveLength(1)
  })
})
