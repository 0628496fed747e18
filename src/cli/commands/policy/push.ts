import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { UserError } from '../../../errors.ts'
import { readArchive } from '../../../packs/archive.ts'
import { readBundle } from '../../../packs/bundle.ts'
import { pushOci } from '../../../packs/oci.ts'
import { formatReference, type OciTagReference, parseAnyReference } from '../../../packs/reference.ts'
import { MAX_PACK_BYTES } from '../../../packs/source.ts'
import { UNVERSIONED } from '../../../policy/load-packs.ts'
import { forTerminal } from '../../../reports/neutralise.ts'
import { allOf } from '../../arguments.ts'
import type { Command } from '../../command.ts'
import { createProgress } from '../../progress.ts'

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
    const given = allOf(args, 'annotation').map(annotationOf)
    const bundle = await readFile(path)
    const annotations = { ...knownAnnotations(path, bundle), ...Object.fromEntries(given) }
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

/**
 * What the bundle says of itself, in the words of the OCI Image Format Specification.
 * @throws {UserError} PACK if it is no bundle that can be loaded.
 */
function knownAnnotations(path: string, bundle: Uint8Array): Record<string, string> {
  try {
    const { revision, compiled } = readBundle(readArchive(bundle))
    return {
      ...(compiled === null ? {} : { 'org.opencontainers.image.title': compiled.pack.name }),
      ...(revision === null || revision === UNVERSIONED
        ? {}
        : { 'org.opencontainers.image.version': revision }),
    }
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause
    const mend = 'Make it with modelward policy build.'
    throw new UserError('PACK', `${path} is no bundle to push. ${cause.message} ${mend}`, { cause })
  }
}

/** @throws {UserError} PATH if it cannot be read; PACK if it is too large to be pulled again. */
async function readFile(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      if (size <= MAX_PACK_BYTES) return await file.readFile()
      throw new UserError('PACK', `The bundle ${path} is larger than ${MAX_PACK_BYTES / 1024 / 1024} MiB.`)
    } finally {
      await file.close()
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw new UserError('PATH', `The bundle ${path} cannot be read. Make it with modelward policy build.`, {
      cause,
    })
  }
}
