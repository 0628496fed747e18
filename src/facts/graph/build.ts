import { folderOf } from '../../artifacts/paths.ts'
import { fullName } from '../names.ts'
import type {
  Dataset,
  DatasetCard,
  Evaluation,
  EvaluationReport,
  File,
  Lineage,
  LineageDataset,
  LineageGraph,
  Model,
  ModelCard,
  Run,
  Sbom,
} from '../types.ts'
import { Draft, type DraftNode, note } from './draft.ts'
import { finish } from './finish.ts'

export interface GraphSources {
  datasets: readonly Dataset[]
  models: readonly Model[]
  modelCards: readonly ModelCard[]
  datasetCards: readonly DatasetCard[]
  sboms: readonly Sbom[]
  files: readonly File[]
  evaluations: readonly EvaluationReport[]
  lineage: Pick<Lineage, 'runs' | 'datasets'>
}

/**
 * The graph of what was made of what, over all facts. Linear in their size. What is joined comes first, then the runs
 * with what they read and wrote, so that a limit leaves out what says least.
 */
export function lineageGraph(sources: GraphSources): LineageGraph {
  const draft = new Draft()
  const datasets = addDatasets(draft, sources)
  addModels(draft, sources, datasets)
  addEvaluationReports(draft, sources)
  addSources(draft, sources)
  addLineage(draft, sources.lineage)
  return finish(draft)
}

function addDatasets(draft: Draft, { datasets }: GraphSources): ReadonlyMap<string, DraftNode> {
  const byId = new Map<string, DraftNode>()
  for (const dataset of datasets) {
    const { id, aliases, origin, external, sources } = dataset
    const names = [id, ...aliases]
    const node = draft.entity({
      kind: 'dataset',
      name: id,
      pointer: sources[0]?.pointer ?? '',
      paths: external ? [] : names,
      aliases,
      sourced: origin !== null || names.some(isAddress),
      joined: true,
    })
    for (const { pointer } of sources) note(node, pointer)
    byId.set(id, node)
  }
  return byId
}

function addModels(draft: Draft, sources: GraphSources, datasets: ReadonlyMap<string, DraftNode>) {
  const { modelCards, sboms, files } = sources
  const added = sources.models.map((model, number) => {
    const paths = model.files.flatMap((index) => files[index]?.path ?? [])
    if (model.path) paths.push(model.path)
    const pointer = `/models/${number}`
    return draft.model({ kind: 'model', name: model.name, paths, file: paths[0] ?? null, pointer })
  })
  for (const [number, model] of sources.models.entries()) {
    const node = added[number]
    if (node === undefined) continue
    for (const base of model.base_models) {
      const pointer = base.pointers[0] ?? ''
      const sourced = base.url !== null || base.supplier !== null
      const target = draft.entity({
        kind: 'model',
        name: base.id,
        paths: base.external ? [] : [base.id],
        pointer,
        sourced,
      })
      draft.edge(node, 'based-on', target, pointer)
    }
    for (const [index, id] of model.datasets.entries()) {
      const dataset = datasets.get(id)
      if (dataset) draft.edge(node, 'trained-on', dataset, `/models/${number}/datasets/${index}`)
    }
    const card = model.card === null ? undefined : modelCards[model.card]
    addEvaluations(draft, node, card?.evaluations ?? [], `/model_cards/${model.card}/evaluations`)
    for (const { sbom, component } of model.components) {
      const evaluations = sboms[sbom]?.components[component]?.model_card?.evaluations ?? []
      const at = `/sboms/${sbom}/components/${component}/model_card/evaluations`
      addEvaluations(draft, node, evaluations, at)
    }
  }
}

function addEvaluations(draft: Draft, model: DraftNode, evaluations: readonly Evaluation[], at: string) {
  for (const [index, { dataset }] of evaluations.entries()) {
    const name = dataset.id ?? dataset.name
    if (name === null) continue
    const pointer = `${at}/${index}`
    const target = draft.entity({ kind: 'dataset', name, pointer, sourced: dataset.id !== null })
    draft.edge(model, 'evaluated-on', target, pointer)
  }
}

/** What the reports of evaluations say of a model that they name, or whose file has the digest that they state. */
function addEvaluationReports(draft: Draft, { evaluations }: GraphSources) {
  for (const [e, { subject, results }] of evaluations.entries()) {
    const [file = null] = subject.files
    const name = subject.name ?? file
    if (name === null) continue
    const at = `/evaluations/${e}`
    for (const [r, { dataset }] of results.entries()) {
      const data = dataset.id ?? dataset.name
      if (data === null) continue
      const model = draft.entity({ kind: 'model', name, paths: subject.files, file, pointer: at })
      const pointer = `${at}/results/${r}`
      const sourced = dataset.id !== null
      draft.edge(
        model,
        'evaluated-on',
        draft.entity({ kind: 'dataset', name: data, pointer, sourced }),
        pointer,
      )
    }
  }
}

/** What datasets were made of, as their cards and SBOMs say. */
function addSources(draft: Draft, { datasetCards, sboms }: GraphSources) {
  for (const [c, card] of datasetCards.entries()) {
    for (const [index, written] of card.source_datasets.entries()) {
      const name = sourceDataset(written)
      if (name === null) continue
      const folder = folderOf(card.path)
      const pointer = `/dataset_cards/${c}/source_datasets/${index}`
      const own = { kind: 'dataset' as const, name: folder === '' ? (card.name ?? '.') : folder }
      const made = draft.entity({ ...own, pointer: `/dataset_cards/${c}` })
      draft.edge(
        made,
        'was-derived-from',
        draft.entity({ kind: 'dataset', name, pointer, sourced: true }),
        pointer,
      )
    }
  }
  for (const [s, { components }] of sboms.entries()) {
    for (const [c, component] of components.entries()) {
      if (component.type !== 'data' || component.ancestors.length === 0) continue
      const at = `/sboms/${s}/components/${c}`
      const made = draft.entity({
        kind: 'dataset',
        name: component.purl ?? fullName(component),
        pointer: at,
      })
      for (const [a, { purl, name, urls, supplier }] of component.ancestors.entries()) {
        const pointer = `${at}/ancestors/${a}`
        const sourced = purl !== null || supplier !== null || urls.length > 0
        const target = draft.entity({ kind: 'dataset', name: purl ?? name, pointer, sourced })
        draft.edge(made, 'was-derived-from', target, pointer)
      }
    }
  }
}

/** The Hub id in "extended|squad"; "original" and "extended" name none. */
function sourceDataset(written: string): string | null {
  const name = written.split('|').at(-1)?.trim() ?? ''
  return /^(?:original|extended|other.*|)$/i.test(name) ? null : name
}

function addLineage(draft: Draft, lineage: GraphSources['lineage']) {
  const byId = new Map(lineage.datasets.map((item, index) => [item.id, { item, index }]))
  const nodes = new Map<string, DraftNode>()
  const nodeOf = (id: string): DraftNode | undefined => {
    const known = nodes.get(id)
    const found = byId.get(id)
    if (known !== undefined || found === undefined) return known
    const node = addStep(draft, found.item, found.index)
    nodes.set(id, node)
    return node
  }
  const runs = new RunNodes(draft)
  // Stages of DVC are the plan that the other records tell the execution of.
  const order = [...lineage.runs.entries()].sort(
    ([, a], [, b]) => Number(b.format === 'dvc') - Number(a.format === 'dvc'),
  )
  for (const [index, run] of order) {
    const at = `/lineage/runs/${index}`
    const outputs = run.outputs.map(nodeOf)
    const inputs = run.inputs.map(nodeOf)
    const node = runs.of(run, at, { inputs, outputs })
    for (const [i, input] of inputs.entries())
      if (input !== undefined) draft.edge(node, 'used', input, `${at}/inputs/${i}`)
    for (const [o, output] of outputs.entries())
      if (output !== undefined) draft.edge(output, 'was-generated-by', node, `${at}/outputs/${o}`)
  }
  for (const [index, { id, part_of, derived_from }] of lineage.datasets.entries()) {
    const node = nodeOf(id)
    if (node === undefined) continue
    const at = `/lineage/datasets/${index}`
    const whole = part_of === null ? undefined : nodeOf(part_of)
    if (whole !== undefined && whole !== node) draft.edge(node, 'part-of', whole, `${at}/part_of`)
    for (const [d, source] of derived_from.entries()) {
      const target = nodeOf(source)
      if (target === undefined || draft.isMadeOf(node, target)) continue
      draft.edge(node, 'was-derived-from', target, `${at}/derived_from/${d}`)
    }
  }
}

function addStep(draft: Draft, item: LineageDataset, index: number): DraftNode {
  const { id, aliases, type, file, source } = item
  return draft.entity({
    kind: type,
    name: pathOf(item) ?? id,
    pointer: `/lineage/datasets/${index}`,
    paths: [file, pathOf(item)].filter((path) => path !== null),
    aliases: [id, ...aliases],
    file,
    sourced: source !== null || [id, ...aliases].some(isAddress),
  })
}

/** The path that a record names, whether or not the file is in the tree. */
function pathOf({ file, format, namespace, name, source }: LineageDataset): string | null {
  if (file !== null) return file
  if (format === 'dvc') return source === name ? null : name
  return namespace === 'file' && !name.startsWith('/') ? name.replace(/^(?:\.\/)+/, '') : null
}

/** Says by itself where something is to be had. */
function isAddress(name: string): boolean {
  return /^(?:https?:\/\/|pkg:|doi:)/i.test(name)
}

/**
 * Runs of one job that give the same are one node, or a log of a year would be a picture of 365 boxes; and a stage of
 * DVC is the run of a log whose job has its name and that writes the same.
 */
class RunNodes {
  readonly #draft: Draft
  readonly #byKey = new Map<string, DraftNode>()

  constructor(draft: Draft) {
    this.#draft = draft
  }

  of(
    run: Run,
    pointer: string,
    { inputs, outputs }: Record<'inputs' | 'outputs', (DraftNode | undefined)[]>,
  ): DraftNode {
    const given = numbersOf(outputs)
    const stage = `stage ${run.job.split(/[/.]/).at(-1)} ${given}`
    const same = given === '' ? `reads ${run.job} ${numbersOf(inputs)}` : `writes ${run.job} ${given}`
    const isStage = run.format === 'dvc'
    const known = isStage ? undefined : (this.#byKey.get(same) ?? this.#byKey.get(stage))
    const node = known ?? this.#draft.run(run.job)
    if (!isStage) this.#byKey.set(same, node)
    else if (given !== '') this.#byKey.set(stage, node)
    node.finished ||= run.state === 'complete' || run.state === 'locked'
    note(node, pointer)
    return node
  }
}

function numbersOf(nodes: readonly (DraftNode | undefined)[]): string {
  return nodes
    .flatMap((node) => node?.number ?? [])
    .sort((a, b) => a - b)
    .join(' ')
}
