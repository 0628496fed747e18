import type { BaseModel } from '../../facts/types.ts'
import type { Fields } from '../markdown/fields.ts'

const RELATIONS = ['adapter', 'merge', 'quantized', 'finetune'] as const

/** `base_model` (one or a list) with `base_model_relation`, which holds for all of them. */
export function cardBaseModels(fields: Fields): BaseModel[] {
  const ids = fields.list(['base_model'], ['base_models'])
  const relation = cardRelation(fields)
  return ids.map((id, index) => {
    if (relation !== null) fields.origins.set(`/base_models/${index}/relation`, ['base_model_relation'])
    return { ...identify(id), relation }
  })
}

function cardRelation(fields: Fields): BaseModel['relation'] {
  const written = fields.text(['base_model_relation'], null)
  if (written === null) return null
  const relation = RELATIONS.find((each) => each === written.toLowerCase())
  if (relation === undefined) {
    fields.tell(['base_model_relation'], `\`base_model_relation\` has to be one of ${RELATIONS.join(', ')}.`)
  }
  return relation ?? null
}

/**
 * Takes the revision off an id: `owner/name@revision`, a purl's version, or a Hub URL with `/tree/<revision>`. A Hub URL
 * is given as `owner/name`, so that one model has one id.
 */
export function identify(written: string): Omit<BaseModel, 'relation'> {
  const url =
    /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/([^/?#]+\/[^/?#]+)(?:\/(?:tree|commit|resolve|blob)\/([^/?#]+))?/.exec(
      written,
    )
  if (url?.[1] !== undefined) return withRevision(url[1], url[2] ?? null)
  if (/^pkg:/.test(written)) {
    const version = /@([^?#]+)/.exec(written)?.[1] ?? null
    return { ...withRevision(written, version), id: written }
  }
  const at = /^([\w.-]+(?:\/[\w.-]+)?)@(\S+)$/.exec(written)
  return at?.[1] === undefined ? withRevision(written, null) : withRevision(at[1], at[2] ?? null)
}

function withRevision(id: string, revision: string | null): Omit<BaseModel, 'relation'> {
  const pinned = revision !== null && /^(?:[0-9a-f]{40}|(?:sha256:)?[0-9a-f]{64})$/i.test(revision)
  return { id, revision, pinned }
}
