import { InternalError, UserError } from '../errors.ts'
import { engineBuiltins } from '../policy/builtins.ts'
import { compilePolicy, type PolicySource } from '../policy/compile.ts'
import type { Engine, EngineRecord } from '../policy/engine.ts'
import { isRecord, isString } from '../policy/guards.ts'
import { toPack } from '../policy/pack.ts'
import type { Pack } from '../policy/types.ts'
import { bundleFiles, type CompiledWith } from './bundle.ts'
import type { PackFiles } from './source.ts'

/** It becomes a part of messages and reports. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/
const VERSION = /^[A-Za-z0-9][A-Za-z0-9.+_-]{0,99}$/

export interface BuildOptions {
  readonly name: string
  readonly version: string
  /** Paths relative to the pack's folder. */
  readonly sources: readonly PolicySource[]
  readonly data: Pack['data']
  /** JSON Schema of `input`. */
  readonly schema: Record<string, unknown>
  readonly opa: EngineRecord['opa']
  readonly compiledWith: CompiledWith
}

export interface BuiltPack {
  readonly pack: Pack
  /** Of the bundle, without signature. */
  readonly files: PackFiles
}

/** @throws {UserError} ARGUMENT for a name or version that is none. */
export function checkNames({ name, version }: Pick<BuildOptions, 'name' | 'version'>): void {
  if (!NAME.test(name))
    throw new UserError('ARGUMENT', `"${name}" is no name of a pack: letters, digits, ".", "_" and "-".`)
  if (!VERSION.test(version)) {
    throw new UserError(
      'ARGUMENT',
      `"${version}" is no version: letters, digits, ".", "+", "_" and "-", such as 1.2.3.`,
    )
  }
}

/**
 * Compiles policies and lays them out as an OPA bundle. Tests stay behind: they need their fixtures, and the bundle is
 * what runs.
 * @throws {UserError} ARGUMENT for a name or version that is none; as `compilePolicy` does, and POLICY_COMPILE without any rule.
 * @throws {InternalError} ENGINE
 */
export function buildPack(engine: Engine, options: BuildOptions): BuiltPack {
  const { name, version, data, schema, opa, compiledWith } = options
  checkNames(options)
  const sources = options.sources.filter(({ path }) => !path.endsWith('_test.rego'))
  const compiled = compilePolicy(engine, sources, { schema })
  if (compiled.rules.length === 0) {
    throw new UserError(
      'POLICY_COMPILE',
      'There is no rule: a rule is a package that defines violation or unverified.',
    )
  }
  const pack = { ...toPack({ name, version }, compiled), ...(data && { data }) }
  const packages = sources.map((source) => packageOf(engine, source))
  return { pack, files: bundleFiles({ pack, sources, packages, opa, compiledWith }) }
}

/** The package of a module that compiles, with `/`. OPA's parser says it. */
function packageOf(engine: Engine, { path, text }: PolicySource): string {
  const encoder = new TextEncoder()
  const args = [path, text].map((each) => encoder.encode(JSON.stringify(each)))
  const answer = engineBuiltins(engine, 0n)('rego.parse_module', args)
  const module: unknown = answer === null ? null : JSON.parse(new TextDecoder().decode(answer))
  const declared = isRecord(module) && isRecord(module.package) ? module.package.path : null
  if (!Array.isArray(declared))
    throw new InternalError('ENGINE', `The policy engine does not tell the package of ${path}.`)
  // The first part is `data`.
  return declared
    .slice(1)
    .map((part) => (isRecord(part) && isString(part.value) ? part.value : ''))
    .join('/')
}
