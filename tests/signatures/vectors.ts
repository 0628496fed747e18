import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readContent, type SignedContent } from '../../src/signatures/content.ts'
import { NO_TRUST, readTrustedCertificates, readTrustedKey, type Trust } from '../../src/signatures/trust.ts'

/** A file of tests/signatures/vectors, which its `make.py` and `make-sigstore.mjs` wrote. */
export function vectorPath(name: string): string {
  return fileURLToPath(new URL(`vectors/${name}`, import.meta.url))
}

export function vector(name: string): Uint8Array {
  return readFileSync(vectorPath(name))
}

export function json(name: string): unknown {
  return JSON.parse(Buffer.from(vector(name)).toString('utf8'))
}

export function signed(name: string): SignedContent {
  return readContent(json(name))
}

const text = (name: string) => Buffer.from(vector(name)).toString('utf8')

/** Trust in keys of the vectors, by name. */
export function keys(...names: readonly string[]): Trust {
  return { ...NO_TRUST, keys: names.map((name) => must(readTrustedKey(name, text(`keys/${name}.pub`)))) }
}

/** Trust in certificates of the vectors, by name. */
export function chains(...names: readonly string[]): Trust {
  return {
    ...NO_TRUST,
    chains: names.flatMap((name) => must(readTrustedCertificates(name, text(`keys/${name}.pem`)))),
  }
}

export const WORKFLOW = {
  identity: 'https://github.com/acme/models/.github/workflows/release.yml@refs/heads/main',
  issuer: 'https://token.actions.githubusercontent.com',
}

/** Trust in the workflow of the vectors, by their own Sigstore. */
export function workflow(identity = WORKFLOW.identity, issuer = WORKFLOW.issuer): Trust {
  return { ...NO_TRUST, identities: [{ identity, issuer }], trustedRoot: json('sigstore/trusted_root.json') }
}

function must<T>(value: T | string): T {
  if (typeof value === 'string') throw new Error(value)
  return value
}
