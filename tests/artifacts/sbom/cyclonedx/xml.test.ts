import { describe, expect, test } from 'vitest'
import type { Reading } from '../../../../src/artifacts/reader.ts'
import { sbom } from '../../../../src/artifacts/sbom/index.ts'
import { parsePointer } from '../../../../src/documents/pointer.ts'
import type { RecordedSbom } from '../../../../src/facts/types.ts'
import { source } from '../../helpers.ts'
import { bomText, ML_BOM, SHA256, UUID } from './boms.ts'

/** The same BOM as `ML_BOM`, as XML. */
const ML_BOM_XML = `<?xml version="1.0" encoding="UTF-8"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.6" serialNumber="${UUID}" version="1">
  <metadata>
    <timestamp>2026-03-01T10:00:00Z</timestamp>
    <tools>
      <components>
        <component type="application"><name>mlbom</name><version>3.1</version></component>
      </components>
      <services>
        <service><name>scan</name></service>
      </services>
    </tools>
    <authors>
      <author><name>Ada</name></author>
      <author><email>bob@example.org</email></author>
    </authors>
    <component type="application" bom-ref="system">
      <name>credit-risk</name>
      <version>4.0.1</version>
      <components>
        <component type="library"><name>scikit-learn</name><version>1.6.0</version></component>
      </components>
    </component>
  </metadata>
  <components>
    <component type="machine-learning-model" bom-ref="model">
      <manufacturer><name>Acme AG</name></manufacturer>
      <group>acme</group>
      <name>credit-risk-scorer</name>
      <version>4.0.1</version>
      <hashes>
        <hash alg="SHA-256">${SHA256}</hash>
      </hashes>
      <licenses>
        <license><id>Apache-2.0</id><url>LICENSE</url></license>
      </licenses>
      <purl>pkg:huggingface/acme/credit-risk-scorer@4.0.1</purl>
      <pedigree>
        <ancestors>
          <component type="machine-learning-model">
            <supplier><name>Google</name></supplier>
            <group>bert</group>
            <name>base</name>
            <version>abc123</version>
            <hashes><hash alg="SHA-1">${'f'.repeat(39)}0</hash></hashes>
            <licenses><license><id>MIT</id></license></licenses>
          </component>
        </ancestors>
      </pedigree>
      <externalReferences>
        <reference type="model-card"><url>https://example.org/card</url></reference>
      </externalReferences>
      <properties>
        <property name="internal:file">weights/model.onnx</property>
      </properties>
      <modelCard>
        <modelParameters>
          <task>tabular-classification</task>
          <datasets>
            <ref>loans</ref>
            <dataset><type>dataset</type><name>holdout</name></dataset>
            <ref>elsewhere</ref>
          </datasets>
        </modelParameters>
        <quantitativeAnalysis>
          <performanceMetrics>
            <performanceMetric><type>auc</type><value>0.91</value><slice>women</slice></performanceMetric>
            <performanceMetric><type>f1</type><value>about 0.8</value></performanceMetric>
          </performanceMetrics>
        </quantitativeAnalysis>
        <considerations>
          <useCases><useCase>Score applications</useCase></useCases>
          <technicalLimitations>
            <technicalLimitation>TODO</technicalLimitation>
            <technicalLimitation>Only for Germany</technicalLimitation>
          </technicalLimitations>
          <ethicalConsiderations>
            <ethicalConsideration><name>Bias</name><mitigationStrategy>Review</mitigationStrategy></ethicalConsideration>
          </ethicalConsiderations>
        </considerations>
      </modelCard>
    </component>
    <component type="data" bom-ref="loans">
      <name>loans-2024</name>
      <data>
        <type>dataset</type>
        <name>loans</name>
        <contents><url>data/loans.csv</url></contents>
        <classification>confidential</classification>
        <sensitiveData>income</sensitiveData>
        <governance>
          <custodians><custodian><organization><name>Data Office</name></organization></custodian></custodians>
          <owners><owner><individual><name>Cleo</name></individual></owner></owners>
        </governance>
      </data>
    </component>
  </components>
</bom>
`

const PATH = 'sbom/bom.xml'

async function read(content: string, files: readonly string[] = []): Promise<Reading> {
  return sbom.read(source(PATH, content, 'cyclonedx-xml', files))
}

function onlySbom({ records }: Reading): RecordedSbom {
  const record = records.find(({ into }) => into === 'sboms')
  if (record?.into !== 'sboms') throw new Error('no SBOM was read')
  return record.value
}

async function textAt(content: string, pointer: string): Promise<string> {
  const { records } = await read(content)
  const span = await records.find(({ into }) => into === 'sboms')?.locate(parsePointer(pointer) ?? [])
  if (span === undefined) throw new Error('no SBOM was read')
  const line = content.split('\n')[span.line - 1] ?? ''
  return span.end_line === span.line
    ? line.slice(span.column - 1, span.end_column - 1)
    : line.slice(span.column - 1)
}

function xml(inner: string, version = '1.6'): string {
  return `<bom xmlns="http://cyclonedx.org/schema/bom/${version}" version="1">\n${inner}\n</bom>`
}

describe('CycloneDX XML', () => {
  test('gives the same facts as the same BOM in JSON', async () => {
    const files = ['sbom/weights/model.onnx']
    const ofXml = onlySbom(await read(ML_BOM_XML, files))
    const json = await sbom.read(source(PATH, bomText(ML_BOM), 'cyclonedx-json', files))
    expect(ofXml.errors).toEqual([])
    expect(ofXml).toEqual({ ...onlySbom(json), format: 'cyclonedx-xml' })
  })

  test('gives the same checksums', async () => {
    const { records } = await read(ML_BOM_XML, ['sbom/weights/model.onnx'])
    expect(records.filter(({ into }) => into === 'checksums')).toMatchObject([
      { value: { subject: 'sbom/weights/model.onnx', algorithm: 'sha256', expected: SHA256 } },
    ])
  })

  test.each([
    ['/spec_version', 'http://cyclonedx.org/schema/bom/1.6'],
    ['/serial_number', UUID],
    ['/timestamp', '2026-03-01T10:00:00Z'],
    ['/authors/1', '<author><email>bob@example.org</email></author>'],
    ['/tools/0', '<component type="application"><name>mlbom</name><version>3.1</version></component>'],
    ['/components/0/ref', 'system'],
    ['/components/2', '<component type="machine-learning-model" bom-ref="model">'],
    ['/components/2/type', 'machine-learning-model'],
    ['/components/2/license/id', 'Apache-2.0'],
    ['/components/2/supplier', 'Acme AG'],
    ['/components/2/hashes/0/value', SHA256],
    ['/components/2/hashes/0/algorithm', 'SHA-256'],
    ['/components/2/ancestors/0/license/id', 'MIT'],
    ['/components/2/model_card/datasets/1/id', '<dataset><type>dataset</type><name>holdout</name></dataset>'],
    ['/components/2/model_card/technical_limitations/0', 'Only for Germany'],
    ['/components/3/data/sensitive_data/0', 'income'],
    ['/components/3/name', 'loans-2024'],
  ])('%s stands at %s', async (pointer, expected) => {
    expect(await textAt(ML_BOM_XML, pointer)).toBe(expected)
  })

  test('prefixes, entities, CDATA and elements of other vocabularies', async () => {
    const content = `<c:bom xmlns:c="http://cyclonedx.org/schema/bom/1.4" xmlns:x="urn:x" version="1"><c:components>
      <c:component type="library" x:note="y"><c:name>a &amp; b</c:name><c:version><![CDATA[1<2]]></c:version><x:name>other</x:name></c:component>
    </c:components></c:bom>`
    const value = onlySbom(await read(content))
    expect(value).toMatchObject({
      spec_version: '1.4',
      valid: true,
      components: [{ name: 'a & b', version: '1<2' }],
    })
  })

  test.each([
    ['a document type declaration', `<!DOCTYPE bom [<!ENTITY x "y">]>\n${xml('')}`, 'malformed', 1],
    ['cut off', xml('<components>').slice(0, -8), 'malformed', 2],
    ['an element that is no bom', '<x xmlns="http://cyclonedx.org/schema/bom/1.6"/>', 'malformed', null],
    ['100,000 deep', xml('<a>'.repeat(100_000)), 'limit', 2],
  ])('%s is not read, and said', async (_, content, reason, line) => {
    const { records, unread } = await read(content)
    expect(records).toEqual([])
    expect(unread).toMatchObject([{ path: PATH, kind: 'sbom', reason, extent: 'file', line }])
  })

  test.each(['1.0', '1.1', '2.0'])('version %s is read without a check, and said', async (version) => {
    const reading = await read(
      xml('<components><component type="library"><name>a</name></component></components>', version),
    )
    expect(onlySbom(reading)).toMatchObject({
      spec_version: version,
      valid: null,
      components: [{ name: 'a' }],
    })
    expect(reading.unread).toMatchObject([{ reason: 'unsupported', extent: 'part', line: 1 }])
  })
})
