import type { Pointer } from '../../../../documents/place.ts'

/** What a tag's value is in the JSON of SPDX 2; null for text that has not the tag's form. */
type Convert = (text: string) => unknown

/** The elements of a document, each begun by one of its tags. */
export type Section =
  | 'document'
  | 'package'
  | 'file'
  | 'snippet'
  | 'license'
  | 'relationship'
  | 'annotation'
  | 'review'

export interface Field {
  readonly section: Section
  /** Within the section's object. */
  readonly path: Pointer
  /** The tag may stand more than once. */
  readonly list: boolean
  /** An element begins with it. */
  readonly begins: boolean
  readonly convert: Convert
}

/** Where the elements of a section stand in the document. */
export const LISTS: Readonly<Record<Exclude<Section, 'document'>, string>> = {
  package: 'packages',
  file: 'files',
  snippet: 'snippets',
  license: 'hasExtractedLicensingInfos',
  relationship: 'relationships',
  annotation: 'annotations',
  review: 'revieweds',
}

const text: Convert = (value) => value

/** JSON writes true and false; what is neither is left to the schema. */
const truth: Convert = (value) => (/^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value)

function pattern(form: RegExp, ...keys: string[]): Convert {
  return (value) => {
    const match = form.exec(value)
    return match === null ? null : Object.fromEntries(keys.map((key, index) => [key, match[index + 1] ?? '']))
  }
}

const checksum = pattern(/^([A-Za-z0-9-]+):\s*(\S+)$/, 'algorithm', 'checksumValue')

const verificationCode: Convert = (value) => {
  const match = /^([0-9A-Fa-f]+)\s*(?:\(\s*(?:excludes:)?([^)]*)\))?$/.exec(value)
  if (match === null) return null
  const excluded = (match[2] ?? '').split(',').flatMap((name) => name.trim() || [])
  const code = { packageVerificationCodeValue: match[1] ?? '' }
  return excluded.length === 0 ? code : { ...code, packageVerificationCodeExcludedFiles: excluded }
}

const externalDocument: Convert = (value) => {
  const match = /^(\S+)\s+(\S+)\s+(\S.*)$/.exec(value)
  const digest = checksum(match?.[3] ?? '')
  if (match === null || digest === null) return null
  return { externalDocumentId: match[1], spdxDocument: match[2], checksum: digest }
}

const relationship = pattern(
  /^(\S+)\s+(\S+)\s+(\S+)$/,
  'spdxElementId',
  'relationshipType',
  'relatedSpdxElement',
)

const externalReference = pattern(
  /^(\S+)\s+(\S+)\s+(\S.*)$/,
  'referenceCategory',
  'referenceType',
  'referenceLocator',
)

/** Bytes or lines from one to another; the file is named by a tag of its own. */
function range(key: 'offset' | 'lineNumber'): Convert {
  return (value) => {
    const match = /^(\d+)\s*:\s*(\d+)$/.exec(value)
    if (match === null) return null
    return {
      startPointer: { reference: '', [key]: Number(match[1]) },
      endPointer: { reference: '', [key]: Number(match[2]) },
    }
  }
}

function one(section: Section, key: string, convert: Convert = text): Field {
  return { section, path: key.split('.'), list: false, begins: false, convert }
}

function many(section: Section, key: string, convert: Convert = text): Field {
  return { section, path: key.split('.'), list: true, begins: false, convert }
}

/** The path of a relationship is its own: its one tag holds the whole element. */
function first(section: Section, key: string, convert: Convert = text): Field {
  return { section, path: key === '' ? [] : [key], list: false, begins: true, convert }
}

/** The tags of SPDX 2.2 and 2.3, annexes "Fields" of the specification; SPDXID belongs to whatever stands before it. */
export const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['SPDXVersion', one('document', 'spdxVersion')],
  ['DataLicense', one('document', 'dataLicense')],
  ['DocumentName', one('document', 'name')],
  ['DocumentNamespace', one('document', 'documentNamespace')],
  ['DocumentComment', one('document', 'comment')],
  ['ExternalDocumentRef', many('document', 'externalDocumentRefs', externalDocument)],
  ['LicenseListVersion', one('document', 'creationInfo.licenseListVersion')],
  ['Creator', many('document', 'creationInfo.creators')],
  ['Created', one('document', 'creationInfo.created')],
  ['CreatorComment', one('document', 'creationInfo.comment')],
  ['PackageName', first('package', 'name')],
  ['PackageVersion', one('package', 'versionInfo')],
  ['PackageFileName', one('package', 'packageFileName')],
  ['PackageSupplier', one('package', 'supplier')],
  ['PackageOriginator', one('package', 'originator')],
  ['PackageDownloadLocation', one('package', 'downloadLocation')],
  ['FilesAnalyzed', one('package', 'filesAnalyzed', truth)],
  ['PackageVerificationCode', one('package', 'packageVerificationCode', verificationCode)],
  ['PackageChecksum', many('package', 'checksums', checksum)],
  ['PackageHomePage', one('package', 'homepage')],
  ['PackageSourceInfo', one('package', 'sourceInfo')],
  ['PackageLicenseConcluded', one('package', 'licenseConcluded')],
  ['PackageLicenseInfoFromFiles', many('package', 'licenseInfoFromFiles')],
  ['PackageLicenseDeclared', one('package', 'licenseDeclared')],
  ['PackageLicenseComments', one('package', 'licenseComments')],
  ['PackageCopyrightText', one('package', 'copyrightText')],
  ['PackageSummary', one('package', 'summary')],
  ['PackageDescription', one('package', 'description')],
  ['PackageComment', one('package', 'comment')],
  ['PackageAttributionText', many('package', 'attributionTexts')],
  ['ExternalRef', many('package', 'externalRefs', externalReference)],
  ['PrimaryPackagePurpose', one('package', 'primaryPackagePurpose', (value) => value.replaceAll('-', '_'))],
  ['ReleaseDate', one('package', 'releaseDate')],
  ['BuiltDate', one('package', 'builtDate')],
  ['ValidUntilDate', one('package', 'validUntilDate')],
  ['FileName', first('file', 'fileName')],
  ['FileType', many('file', 'fileTypes')],
  ['FileChecksum', many('file', 'checksums', checksum)],
  ['LicenseConcluded', one('file', 'licenseConcluded')],
  ['LicenseInfoInFile', many('file', 'licenseInfoInFiles')],
  ['LicenseComments', one('file', 'licenseComments')],
  ['FileCopyrightText', one('file', 'copyrightText')],
  ['FileComment', one('file', 'comment')],
  ['FileNotice', one('file', 'noticeText')],
  ['FileContributor', many('file', 'fileContributors')],
  ['FileAttributionText', many('file', 'attributionTexts')],
  ['FileDependency', many('file', 'fileDependencies')],
  ['SnippetSPDXID', first('snippet', 'SPDXID')],
  ['SnippetFromFileSPDXID', one('snippet', 'snippetFromFile')],
  ['SnippetByteRange', many('snippet', 'ranges', range('offset'))],
  ['SnippetLineRange', many('snippet', 'ranges', range('lineNumber'))],
  ['SnippetLicenseConcluded', one('snippet', 'licenseConcluded')],
  ['LicenseInfoInSnippet', many('snippet', 'licenseInfoInSnippets')],
  ['SnippetLicenseComments', one('snippet', 'licenseComments')],
  ['SnippetCopyrightText', one('snippet', 'copyrightText')],
  ['SnippetComment', one('snippet', 'comment')],
  ['SnippetName', one('snippet', 'name')],
  ['SnippetAttributionText', many('snippet', 'attributionTexts')],
  ['LicenseID', first('license', 'licenseId')],
  ['ExtractedText', one('license', 'extractedText')],
  ['LicenseName', one('license', 'name')],
  ['LicenseCrossReference', many('license', 'seeAlsos')],
  ['LicenseComment', one('license', 'comment')],
  ['Relationship', first('relationship', '', relationship)],
  ['RelationshipComment', one('relationship', 'comment')],
  ['Annotator', first('annotation', 'annotator')],
  ['AnnotationDate', one('annotation', 'annotationDate')],
  ['AnnotationType', one('annotation', 'annotationType')],
  ['AnnotationComment', one('annotation', 'comment')],
  ['Reviewer', first('review', 'reviewer')],
  ['ReviewDate', one('review', 'reviewDate')],
  ['ReviewComment', one('review', 'comment')],
])

/** Tags whose values the JSON has nowhere, or that are not among the facts: they are known, and nothing becomes of them. */
export const PASSED_OVER: ReadonlySet<string> = new Set([
  'SPDXREF',
  'ExternalRefComment',
  'ArtifactOfProjectName',
  'ArtifactOfProjectHomePage',
  'ArtifactOfProjectURI',
])
