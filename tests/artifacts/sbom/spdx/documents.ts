/** SPDX documents made for the tests. */
export type Json = Record<string, unknown>

export const SHA1 = 'a1b2c3d4e5'.repeat(4)
export const SHA256 = 'a1b2c3d4'.repeat(8)

/** Two files of one package; the code is the SHA-1 of their SHA-1s. */
export const OTHER_SHA1 = '0f1e2d3c4b'.repeat(4)

export const SPDX_2: Json = {
  spdxVersion: 'SPDX-2.3',
  dataLicense: 'CC0-1.0',
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'scorer',
  documentNamespace: 'https://acme.example/spdx/scorer-1',
  creationInfo: {
    created: '2026-03-01T10:00:00Z',
    creators: ['Organization: Acme AG (sbom@acme.example)', 'Person: Ada', 'Tool: mlbom-3.1'],
  },
  externalDocumentRefs: [
    {
      externalDocumentId: 'DocumentRef-base',
      spdxDocument: 'https://hub.example/spdx/base',
      checksum: { algorithm: 'SHA1', checksumValue: SHA1 },
    },
  ],
  hasExtractedLicensingInfos: [
    {
      licenseId: 'LicenseRef-Acme',
      name: 'Acme Model License',
      extractedText: 'You may look.\nYou may not touch.',
      seeAlsos: ['https://acme.example/license'],
    },
  ],
  packages: [
    {
      SPDXID: 'SPDXRef-model',
      name: 'credit-risk-scorer',
      versionInfo: '4.0.1',
      packageFileName: './weights/model.onnx',
      supplier: 'Organization: Acme AG (info@acme.example)',
      downloadLocation: 'https://acme.example/scorer.onnx',
      homepage: 'https://acme.example',
      filesAnalyzed: false,
      licenseConcluded: 'NOASSERTION',
      licenseDeclared: 'LicenseRef-Acme',
      copyrightText: 'Copyright Acme AG\nAll rights reserved',
      checksums: [{ algorithm: 'SHA256', checksumValue: SHA256 }],
      externalRefs: [
        {
          referenceCategory: 'PACKAGE-MANAGER',
          referenceType: 'purl',
          referenceLocator: 'pkg:huggingface/acme/credit-risk-scorer@4.0.1',
        },
        {
          referenceCategory: 'SECURITY',
          referenceType: 'advisory',
          referenceLocator: 'https://acme.example/advisories',
        },
      ],
    },
    {
      SPDXID: 'SPDXRef-base',
      name: 'bert-base',
      supplier: 'NOASSERTION',
      originator: 'Organization: Google',
      downloadLocation: 'git+https://hub.example/bert-base.git',
      licenseConcluded: 'MIT OR Apache-2.0',
      licenseDeclared: 'NOASSERTION',
      copyrightText: 'NOASSERTION',
      externalRefs: [
        {
          referenceCategory: 'PACKAGE-MANAGER',
          referenceType: 'purl',
          referenceLocator: 'pkg:huggingface/google-bert/bert-base@86b5e0934494bd15c9632b12f734a8a67f723594',
        },
      ],
    },
    {
      SPDXID: 'SPDXRef-code',
      name: 'serving',
      downloadLocation: 'NONE',
      filesAnalyzed: true,
      primaryPackagePurpose: 'OPERATING_SYSTEM',
      packageVerificationCode: {
        packageVerificationCodeValue: '0000000000000000000000000000000000000000',
        packageVerificationCodeExcludedFiles: ['./scorer.spdx.json'],
      },
      licenseConcluded: 'NONE',
      copyrightText: 'NONE',
      hasFiles: ['SPDXRef-serve', 'SPDXRef-config'],
    },
  ],
  files: [
    {
      SPDXID: 'SPDXRef-serve',
      fileName: './src/serve.py',
      fileTypes: ['SOURCE'],
      checksums: [
        { algorithm: 'SHA1', checksumValue: SHA1 },
        { algorithm: 'SHA256', checksumValue: SHA256 },
      ],
      licenseConcluded: 'MIT',
      licenseInfoInFiles: ['NOASSERTION'],
      copyrightText: 'NOASSERTION',
    },
    {
      SPDXID: 'SPDXRef-config',
      fileName: './src/config.toml',
      checksums: [{ algorithm: 'SHA1', checksumValue: OTHER_SHA1 }],
      licenseInfoInFiles: ['MIT', 'Apache-2.0 OR BSD-3-Clause'],
      licenseConcluded: 'NOASSERTION',
      copyrightText: 'NOASSERTION',
    },
  ],
  relationships: [
    { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-model' },
    { spdxElementId: 'SPDXRef-base', relationshipType: 'ANCESTOR_OF', relatedSpdxElement: 'SPDXRef-model' },
    { spdxElementId: 'SPDXRef-model', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-code' },
  ],
}

/** The same document in tag-value. */
export const SPDX_2_TAG_VALUE = `# made by mlbom
SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: scorer
DocumentNamespace: https://acme.example/spdx/scorer-1
ExternalDocumentRef: DocumentRef-base https://hub.example/spdx/base SHA1: ${SHA1}
Creator: Organization: Acme AG (sbom@acme.example)
Creator: Person: Ada
Creator: Tool: mlbom-3.1
Created: 2026-03-01T10:00:00Z

##### The model
PackageName: credit-risk-scorer
SPDXID: SPDXRef-model
PackageVersion: 4.0.1
PackageFileName: ./weights/model.onnx
PackageSupplier: Organization: Acme AG (info@acme.example)
PackageDownloadLocation: https://acme.example/scorer.onnx
PackageHomePage: https://acme.example
FilesAnalyzed: false
PackageLicenseConcluded: NOASSERTION
PackageLicenseDeclared: LicenseRef-Acme
PackageCopyrightText: <text>Copyright Acme AG
All rights reserved</text>
PackageChecksum: SHA256: ${SHA256}
ExternalRef: PACKAGE-MANAGER purl pkg:huggingface/acme/credit-risk-scorer@4.0.1
ExternalRef: SECURITY advisory https://acme.example/advisories

PackageName: bert-base
SPDXID: SPDXRef-base
PackageSupplier: NOASSERTION
PackageOriginator: Organization: Google
PackageDownloadLocation: git+https://hub.example/bert-base.git
PackageLicenseConcluded: MIT OR Apache-2.0
PackageLicenseDeclared: NOASSERTION
PackageCopyrightText: NOASSERTION
ExternalRef: PACKAGE-MANAGER purl pkg:huggingface/google-bert/bert-base@86b5e0934494bd15c9632b12f734a8a67f723594

PackageName: serving
SPDXID: SPDXRef-code
PackageDownloadLocation: NONE
FilesAnalyzed: true
PrimaryPackagePurpose: OPERATING-SYSTEM
PackageVerificationCode: 0000000000000000000000000000000000000000 (excludes: ./scorer.spdx.json)
PackageLicenseConcluded: NONE
PackageCopyrightText: NONE

FileName: ./src/serve.py
SPDXID: SPDXRef-serve
FileType: SOURCE
FileChecksum: SHA1: ${SHA1}
FileChecksum: SHA256: ${SHA256}
LicenseConcluded: MIT
LicenseInfoInFile: NOASSERTION
FileCopyrightText: NOASSERTION

FileName: ./src/config.toml
SPDXID: SPDXRef-config
FileChecksum: SHA1: ${OTHER_SHA1}
LicenseInfoInFile: MIT
LicenseInfoInFile: Apache-2.0 OR BSD-3-Clause
LicenseConcluded: NOASSERTION
FileCopyrightText: NOASSERTION

LicenseID: LicenseRef-Acme
LicenseName: Acme Model License
ExtractedText: <text>You may look.
You may not touch.</text>
LicenseCrossReference: https://acme.example/license

Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-model
Relationship: SPDXRef-base ANCESTOR_OF SPDXRef-model
Relationship: SPDXRef-model DEPENDS_ON SPDXRef-code
`

const RDF_SHA1 = 'rdf:resource="http://spdx.org/rdf/terms#checksumAlgorithm_sha1"'
const RDF_SHA256 = 'rdf:resource="http://spdx.org/rdf/terms#checksumAlgorithm_sha256"'
const NS = 'https://acme.example/spdx/scorer-1#'

/** The same document in RDF/XML: elements nested along a relationship, named elsewhere, and licenses as nodes. */
export const SPDX_2_RDF = `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"
  xmlns:doap="http://usefulinc.com/ns/doap#" xmlns="http://spdx.org/rdf/terms#">
  <SpdxDocument rdf:about="${NS}SPDXRef-DOCUMENT">
    <specVersion>SPDX-2.3</specVersion>
    <dataLicense rdf:resource="http://spdx.org/licenses/CC0-1.0"/>
    <name>scorer</name>
    <creationInfo><CreationInfo>
      <creator>Organization: Acme AG (sbom@acme.example)</creator>
      <creator>Person: Ada</creator>
      <creator>Tool: mlbom-3.1</creator>
      <created>2026-03-01T10:00:00Z</created>
    </CreationInfo></creationInfo>
    <externalDocumentRef><ExternalDocumentRef rdf:about="${NS}DocumentRef-base">
      <spdxDocument rdf:resource="https://hub.example/spdx/base"/>
      <checksum><Checksum><algorithm ${RDF_SHA1}/><checksumValue>${SHA1}</checksumValue></Checksum></checksum>
    </ExternalDocumentRef></externalDocumentRef>
    <relationship><Relationship>
      <relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_describes"/>
      <relatedSpdxElement><Package rdf:about="${NS}SPDXRef-model">
        <name>credit-risk-scorer</name>
        <versionInfo>4.0.1</versionInfo>
        <packageFileName>./weights/model.onnx</packageFileName>
        <supplier>Organization: Acme AG (info@acme.example)</supplier>
        <downloadLocation>https://acme.example/scorer.onnx</downloadLocation>
        <doap:homepage>https://acme.example</doap:homepage>
        <filesAnalyzed>false</filesAnalyzed>
        <licenseConcluded rdf:resource="http://spdx.org/rdf/terms#noassertion"/>
        <licenseDeclared><ExtractedLicensingInfo rdf:about="${NS}LicenseRef-Acme">
          <licenseId>LicenseRef-Acme</licenseId>
          <name>Acme Model License</name>
          <extractedText>You may look.
You may not touch.</extractedText>
          <rdfs:seeAlso>https://acme.example/license</rdfs:seeAlso>
        </ExtractedLicensingInfo></licenseDeclared>
        <copyrightText>Copyright Acme AG
All rights reserved</copyrightText>
        <checksum><Checksum><algorithm ${RDF_SHA256}/><checksumValue>${SHA256}</checksumValue></Checksum></checksum>
        <externalRef><ExternalRef>
          <referenceCategory rdf:resource="http://spdx.org/rdf/terms#referenceCategory_packageManager"/>
          <referenceType rdf:resource="http://spdx.org/rdf/references/purl"/>
          <referenceLocator>pkg:huggingface/acme/credit-risk-scorer@4.0.1</referenceLocator>
        </ExternalRef></externalRef>
        <externalRef><ExternalRef>
          <referenceCategory rdf:resource="http://spdx.org/rdf/terms#referenceCategory_security"/>
          <referenceType rdf:resource="http://spdx.org/rdf/references/advisory"/>
          <referenceLocator>https://acme.example/advisories</referenceLocator>
        </ExternalRef></externalRef>
        <relationship><Relationship>
          <relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_dependsOn"/>
          <relatedSpdxElement rdf:resource="${NS}SPDXRef-code"/>
        </Relationship></relationship>
      </Package></relatedSpdxElement>
    </Relationship></relationship>
  </SpdxDocument>
  <Package rdf:about="${NS}SPDXRef-base">
    <name>bert-base</name>
    <supplier>NOASSERTION</supplier>
    <originator>Organization: Google</originator>
    <downloadLocation>git+https://hub.example/bert-base.git</downloadLocation>
    <licenseConcluded><DisjunctiveLicenseSet>
      <member rdf:resource="http://spdx.org/licenses/MIT"/>
      <member rdf:resource="http://spdx.org/licenses/Apache-2.0"/>
    </DisjunctiveLicenseSet></licenseConcluded>
    <licenseDeclared rdf:resource="http://spdx.org/rdf/terms#noassertion"/>
    <copyrightText>NOASSERTION</copyrightText>
    <externalRef><ExternalRef>
      <referenceCategory rdf:resource="http://spdx.org/rdf/terms#referenceCategory_packageManager"/>
      <referenceType rdf:resource="http://spdx.org/rdf/references/purl"/>
      <referenceLocator>pkg:huggingface/google-bert/bert-base@86b5e0934494bd15c9632b12f734a8a67f723594</referenceLocator>
    </ExternalRef></externalRef>
    <relationship><Relationship>
      <relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_ancestorOf"/>
      <relatedSpdxElement rdf:resource="${NS}SPDXRef-model"/>
    </Relationship></relationship>
  </Package>
  <Package rdf:about="${NS}SPDXRef-code">
    <name>serving</name>
    <downloadLocation rdf:resource="http://spdx.org/rdf/terms#none"/>
    <filesAnalyzed>true</filesAnalyzed>
    <primaryPackagePurpose rdf:resource="http://spdx.org/rdf/terms#purpose_operatingSystem"/>
    <packageVerificationCode><PackageVerificationCode>
      <packageVerificationCodeValue>0000000000000000000000000000000000000000</packageVerificationCodeValue>
      <packageVerificationCodeExcludedFile>./scorer.spdx.json</packageVerificationCodeExcludedFile>
    </PackageVerificationCode></packageVerificationCode>
    <licenseConcluded rdf:resource="http://spdx.org/rdf/terms#none"/>
    <copyrightText>NONE</copyrightText>
    <hasFile rdf:resource="${NS}SPDXRef-serve"/>
    <hasFile rdf:resource="${NS}SPDXRef-config"/>
  </Package>
  <File rdf:about="${NS}SPDXRef-serve">
    <fileName>./src/serve.py</fileName>
    <fileType rdf:resource="http://spdx.org/rdf/terms#fileType_source"/>
    <checksum><Checksum><algorithm ${RDF_SHA1}/><checksumValue>${SHA1}</checksumValue></Checksum></checksum>
    <checksum><Checksum><algorithm ${RDF_SHA256}/><checksumValue>${SHA256}</checksumValue></Checksum></checksum>
    <licenseConcluded rdf:resource="http://spdx.org/licenses/MIT"/>
    <licenseInfoInFile rdf:resource="http://spdx.org/rdf/terms#noassertion"/>
    <copyrightText>NOASSERTION</copyrightText>
  </File>
  <File rdf:about="${NS}SPDXRef-config">
    <fileName>./src/config.toml</fileName>
    <checksum><Checksum><algorithm ${RDF_SHA1}/><checksumValue>${OTHER_SHA1}</checksumValue></Checksum></checksum>
    <licenseInfoInFile rdf:resource="http://spdx.org/licenses/MIT"/>
    <licenseInfoInFile><DisjunctiveLicenseSet>
      <member rdf:resource="http://spdx.org/licenses/Apache-2.0"/>
      <member rdf:resource="http://spdx.org/licenses/BSD-3-Clause"/>
    </DisjunctiveLicenseSet></licenseInfoInFile>
    <licenseConcluded rdf:resource="http://spdx.org/rdf/terms#noassertion"/>
    <copyrightText>NOASSERTION</copyrightText>
  </File>
</rdf:RDF>
`

export const CONTEXT = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld'

/** An id of the SPDX 3 documents. */
export function id(name: string): string {
  return `https://acme.example/spdx/${name}`
}

/** An element with what every element has. */
export function element(type: string, name: string, parts: Json = {}): Json {
  return { type, spdxId: id(name), creationInfo: '_:creation', ...parts }
}

export function relationship(from: string, type: string, ...to: string[]): Json {
  return element('Relationship', `${from}-${type}`, {
    relationshipType: type,
    from: id(from),
    to: to.map(id),
  })
}

export const CREATION: Json = {
  type: 'CreationInfo',
  '@id': '_:creation',
  specVersion: '3.0.1',
  created: '2026-03-01T10:00:00Z',
  createdBy: [id('acme')],
  createdUsing: [id('mlbom')],
}

/** Everything that the AI profile asks of a package. */
export const AI_PACKAGE: Json = element('ai_AIPackage', 'model', {
  name: 'credit-risk-scorer',
  software_packageVersion: '4.0.1',
  software_primaryPurpose: 'model',
  software_downloadLocation: 'https://acme.example/scorer.onnx',
  software_packageUrl: 'pkg:huggingface/acme/credit-risk-scorer@4.0.1',
  suppliedBy: id('acme'),
  releaseTime: '2026-02-01T00:00:00Z',
  verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: SHA256 }],
  ai_domain: ['credit scoring', 'finance'],
  ai_typeOfModel: ['supervised'],
  ai_hyperparameter: [{ type: 'DictionaryEntry', key: 'learning_rate', value: '0.003' }],
  ai_metric: [
    { type: 'DictionaryEntry', key: 'auc', value: '0.91' },
    { type: 'DictionaryEntry', key: 'f1', value: 'about 0.8' },
  ],
  ai_metricDecisionThreshold: [{ type: 'DictionaryEntry', key: 'auc', value: '0.15' }],
  ai_informationAboutApplication: 'Scores applications',
  ai_informationAboutTraining: 'Forty epochs',
  ai_limitation: 'Only for Germany',
  ai_modelDataPreprocessing: ['scaling'],
  ai_modelExplainability: ['SHAP'],
  ai_safetyRiskAssessment: 'high',
  ai_standardCompliance: ['ISO/IEC 42001'],
  ai_autonomyType: 'no',
  ai_useSensitivePersonalInformation: 'noAssertion',
})

export const DATASET_PACKAGE: Json = element('dataset_DatasetPackage', 'loans', {
  name: 'loans-2024',
  software_primaryPurpose: 'data',
  software_downloadLocation: 'https://acme.example/loans',
  originatedBy: [id('acme')],
  builtTime: '2026-01-01T00:00:00Z',
  releaseTime: '2026-01-02T00:00:00Z',
  dataset_datasetType: ['structured'],
  dataset_intendedUse: 'Training of scores',
  dataset_dataCollectionProcess: 'Exported from core banking',
  dataset_knownBias: ['Few applicants under 25'],
  dataset_anonymizationMethodUsed: ['pseudonyms'],
  dataset_confidentialityLevel: 'amber',
  dataset_datasetSize: 120_000,
  dataset_hasSensitivePersonalInformation: 'yes',
})

export const SPDX_3: Json = {
  '@context': CONTEXT,
  '@graph': [
    relationship('document', 'describes', 'model'),
    AI_PACKAGE,
    DATASET_PACKAGE,
    element('software_Package', 'base', { name: 'bert-base', software_packageVersion: '1' }),
    element('software_File', 'weights', {
      name: 'weights/model.onnx',
      software_primaryPurpose: 'model',
      verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: SHA256 }],
    }),
    element('software_File', 'data', { name: 'data', software_fileKind: 'directory' }),
    element('software_File', 'train', {
      name: 'train.csv',
      verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: SHA256 }],
    }),
    relationship('model', 'contains', 'weights'),
    relationship('loans', 'contains', 'data'),
    relationship('data', 'contains', 'train'),
    relationship('weights', 'trainedOn', 'train'),
    relationship('model', 'testedOn', 'loans'),
    relationship('model', 'descendantOf', 'base'),
    relationship('model', 'hasDeclaredLicense', 'license'),
    relationship('model', 'hasConcludedLicense', 'license'),
    relationship('loans', 'hasDeclaredLicense', 'own-license'),
    element('Relationship', 'no-license', {
      relationshipType: 'hasConcludedLicense',
      from: id('loans'),
      to: ['expandedlicensing_NoAssertionLicense'],
    }),
    element('simplelicensing_LicenseExpression', 'license', {
      simplelicensing_licenseExpression: 'Apache-2.0',
    }),
    element('simplelicensing_SimpleLicensingText', 'own-license', {
      name: 'Acme Data License',
      simplelicensing_licenseText: 'You may look.',
    }),
    element('SpdxDocument', 'document', {
      profileConformance: ['core', 'software', 'ai', 'dataset'],
      rootElement: [id('sbom')],
    }),
    element('software_Sbom', 'sbom', { rootElement: [id('model')] }),
    element('Organization', 'acme', { name: 'Acme AG' }),
    element('Tool', 'mlbom', { name: 'mlbom 3.1' }),
    CREATION,
  ],
}

/** A document with other elements, whatever their order. */
export function graph(elements: readonly unknown[], parts: Json = {}): string {
  return JSON.stringify({ '@context': CONTEXT, '@graph': elements, ...parts }, null, 2)
}
