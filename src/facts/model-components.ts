import { fullName, nameKey } from './names.ts'
import type { Component, Sbom } from './types.ts'

/** A component that is a model. */
export interface ModelComponent {
  readonly component: Component
  readonly sbom: Sbom
  readonly reference: { sbom: number; component: number }
  /** It is the only model of its SBOM. */
  readonly alone: boolean
}

/** The components that are models: looked for once, since most components are none, and found by name. */
export class ModelComponents {
  readonly all: readonly ModelComponent[]
  readonly #byKey = new Map<string, number[]>()

  constructor(sboms: readonly Sbom[]) {
    this.all = sboms.flatMap((sbom, number) => {
      const indexes = sbom.components.flatMap(({ type }, index) =>
        type === 'machine-learning-model' ? [index] : [],
      )
      const alone = indexes.length === 1
      return indexes.flatMap((index) => {
        const component = sbom.components[index]
        return component ? [{ component, sbom, reference: { sbom: number, component: index }, alone }] : []
      })
    })
    for (const [position, { component }] of this.all.entries()) {
      for (const name of [component.purl, fullName(component)]) {
        if (name === null) continue
        const positions = this.#byKey.get(nameKey(name))
        if (positions) positions.push(position)
        else this.#byKey.set(nameKey(name), [position])
      }
    }
  }

  /** Those that have one of these name keys, in the order of the SBOMs. */
  named(keys: readonly string[]): ModelComponent[] {
    const positions = new Set(keys.flatMap((key) => this.#byKey.get(key) ?? []))
    return [...positions].sort((a, b) => a - b).flatMap((position) => this.all[position] ?? [])
  }
}
