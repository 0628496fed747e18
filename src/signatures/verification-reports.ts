import { forTerminal } from '../reports/neutralise.ts'
import { MODEL_PREDICATE } from './model-signing.ts'
import type { Verification } from './verify-model.ts'

/** A verification, and of what. */
export interface VerificationReport extends Verification {
  readonly root: string
  readonly signature: string
  readonly ignoreUnsigned: boolean
}

/** Files of one kind that are named; the others are counted. */
const NAMED = 20

/** What was found, for people. */
export function verificationText(report: VerificationReport): string {
  const lines = [
    `${report.root}: ${report.verified ? 'verified' : 'NOT verified'}`,
    ...(report.verified ? [] : reasons(report).map((reason) => `  ${reason}`)),
    `  signature   ${report.signature}${kindOf(report)}`,
    ...signerLines(report),
    ...modelLines(report),
    ...fileLines(report),
  ]
  return `${lines.map(forTerminal).join('\n')}\n`
}

/** What was found, for programs. */
export function verificationJson(report: VerificationReport): string {
  const { root, signature, verified, verdict, comparison, predicateType, model } = report
  const { by, ...found } = verdict
  const document = {
    path: root,
    signature,
    verified,
    reasons: verified ? [] : reasons(report),
    ...found,
    verified_by: by,
    predicate_type: predicateType,
    model: model && { name: model.name, sha256: model.sha256, ignore_paths: model.serialization.ignorePaths },
    files: comparison,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** Why it is not verified; more than one where files differ. */
function reasons({ verdict, comparison, ignoreUnsigned }: VerificationReport): string[] {
  if (verdict.status !== 'verified') return [`${statusText(verdict.status)}${verdict.reason ?? ''}`]
  if (comparison === null) return ['What it signs could not be compared.']
  const { same, changed, missing, added, refused } = comparison
  const found = [
    [changed.length, 'was changed', 'were changed'],
    [missing.length, 'is missing', 'are missing'],
    [refused.length, 'cannot be compared', 'cannot be compared'],
    [ignoreUnsigned ? 0 : added.length, 'is not signed', 'are not signed'],
  ] as const
  const said = found.flatMap(([count, one, many]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? `file ${one}` : `files ${many}`}.`],
  )
  return said.length === 0 && same.length === 0 ? ['It signs no file of this model.'] : said
}

function statusText(status: Verification['verdict']['status']): string {
  switch (status) {
    case 'verified':
      return ''
    case 'invalid':
      return 'The signature is not valid: '
    case 'untrusted':
      return 'The signer is not trusted: '
    case 'malformed':
      return 'The signature cannot be read: '
    case 'not-verified':
      return 'It could not be verified: '
  }
}

function kindOf({ predicateType }: VerificationReport): string {
  if (predicateType === null) return ''
  return predicateType === MODEL_PREDICATE ? ' (OpenSSF Model Signing 1.0)' : ` (${predicateType})`
}

function signerLines({ verdict: { signer, by, signed_at, transparency_log } }: VerificationReport): string[] {
  const lines: string[] = []
  if (by !== null) lines.push(`  trusted by  ${by}`)
  if (signer?.identity)
    lines.push(
      `  signed by   ${signer.identity}${signer.issuer === null ? '' : `, by the word of ${signer.issuer}`}`,
    )
  if (signer?.certificate?.subject) {
    const { subject, not_before, not_after } = signer.certificate
    lines.push(`  certificate ${subject}, valid from ${not_before} to ${not_after}`)
  }
  if (signer?.key_sha256) lines.push(`  key         sha256:${signer.key_sha256}`)
  else if (signer?.key_id) lines.push(`  key         called ${signer.key_id}`)
  for (const time of signed_at) lines.push(`  signed at   ${time}`)
  for (const { log, index, verified } of transparency_log)
    lines.push(`  log         ${log}, entry ${index}${verified ? ', checked' : ', not checked'}`)
  return lines
}

function modelLines({ model }: VerificationReport): string[] {
  if (model === null) return []
  const { name, sha256, serialization } = model
  return [
    ...(name === '' ? [] : [`  model       ${name}${sha256 === null ? '' : ` sha256:${sha256}`}`]),
    ...(serialization.ignorePaths.length === 0
      ? []
      : [`  left out    ${serialization.ignorePaths.slice(0, NAMED).join(', ')} (by the signer)`]),
  ]
}

function fileLines({ comparison, ignoreUnsigned }: VerificationReport): string[] {
  if (comparison === null) return []
  const { same, changed, missing, added, refused } = comparison
  return [
    ...listed('as signed', same),
    ...listed('changed', changed),
    ...listed('missing', missing),
    ...listed(ignoreUnsigned ? 'unsigned' : 'not signed', added),
    ...listed(
      'refused',
      refused.map(({ path, message }) => `${path}: ${message}`),
    ),
  ]
}

function listed(title: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return []
  const label = `  ${title}`.padEnd(14)
  const more = paths.length > NAMED ? [`${' '.repeat(14)}... and ${paths.length - NAMED} more`] : []
  return [
    ...paths.slice(0, NAMED).map((path, index) => `${index === 0 ? label : ' '.repeat(14)}${path}`),
    ...more,
  ]
}
