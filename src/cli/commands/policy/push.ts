import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { UserError } from '../../../errors.ts'
import { pushOci } from '../../../packs/oci.ts'
import { formatReference, type OciTagReference, parseAnyReference } from '../../../packs/reference.ts'
import { MAX_PACK_BYTES } from '../../../packs/source.ts'
import { forTerminal } from '../../../reports/neutralise.ts'
import { allOf } from '../../arguments.ts'
import type { Command } from '../../command.ts'
import { createProgress } from '../../progress.ts'

/** What every gzip begins with: RFC 1952, section 2.3.1. */
const GZIP = Buffer.from([0x1f, 0x8b])
/** As in image annotations: reverse domain names by convention, never empty. */
const ANNOTATION = /^([^=\s]+)=(.+)$/s

export const pushBundle: Command = {
  name: 'policy push',
  summary: 'Push a bundle to a registry, and print the reference that pins it.',
  usage: 'modelward policy push [options] BUNDLE oci://REGISTRY/REPOSITORY[:TAG]',
  options: {
    annotation: {
      value: 'KEY=VALUE',
      multiple: true,
      help: 'Annotation of the manifest: org.opencontainers.image.version=1.2.',
    },
  },
  examples: [
    [
      'modelward policy push acme.tar.gz oci://registry.example/acme:1.2',
      'with what docker login keeps, or MODELWARD_REGISTRY*',
    ],
  ],
  async run(args, shell) {
    const [path, target, ...more] = args.positionals
    if (path === undefined || target === undefined || more.length > 0) {
      throw new UserError('ARGUMENT', `Give one BUNDLE and where to push it: ${pushBundle.usage}.`)
    }
    const to = targetOf(target)
    const annotations = Object.fromEntries(allOf(args, 'annotation').map(annotationOf))
    const bundle = await readBundle(path)
    const progress = createProgress(shell)
    const { cacheDir } = shell.assets
    try {
      const options = {
        cacheDir,
        env: shell.env,
        title: basename(path),
        annotations,
        onProgress: progress.update,
      }
      const pinned = formatReference(await pushOci(bundle, to, options))
      progress.clear()
      shell.out(`${forTerminal(pinned)}\n`)
    } finally {
      progress.clear()
    }
    return 0
  },
}

function targetOf(text: string): OciTagReference {
  const reference = parseAnyReference(text)
  switch (reference.kind) {
    case 'oci-tag':
      return reference
    case 'oci':
      throw new UserError(
        'ARGUMENT',
        `${text} has a digest, which is what a push gives. Leave @sha256:... out.`,
      )
    case 'folder':
    case 'bundle':
    case 'git':
    case 'git-ref':
      throw new UserError(
        'ARGUMENT',
        `${text} is no place in a registry; write oci://registry/repository:tag.`,
      )
  }
}

function annotationOf(text: string): [string, string] {
  const [, key, value] = ANNOTATION.exec(text) ?? []
  if (key !== undefined && value !== undefined) return [key, value]
  throw new UserError('ARGUMENT', `"${text}" is no annotation; write it as KEY=VALUE.`)
}

/** @throws {UserError} PATH if it cannot be read; PACK if it is no gzip'd file, or too large to be pulled again. */
async function readBundle(path: string): Promise<Uint8Array> {
  let bytes: Uint8Array
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      if (size > MAX_PACK_BYTES) {
        throw new UserError('PACK', `The bundle ${path} is larger than ${MAX_PACK_BYTES / 1024 / 1024} MiB.`)
      }
      bytes = await file.readFile()
    } finally {
      await file.close()
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw new UserError('PATH', `The bundle ${path} cannot be read. Make it with modelward policy build.`, {
      cause,
    })
  }
  if (GZIP.equals(bytes.subarray(0, GZIP.length))) return bytes
  throw new UserError(
    'PACK',
    `${path} is no bundle: it is not a .tar.gz. Make it with modelward policy build.`,
  )
}
