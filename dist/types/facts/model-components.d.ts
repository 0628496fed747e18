import type { Component, Sbom } from './types.ts';
/** A component that is a model. */
export interface ModelComponent {
    readonly component: Component;
    readonly sbom: Sbom;
    readonly reference: {
        sbom: number;
        component: number;
    };
    /** It is the only model of its SBOM. */
    readonly alone: boolean;
}
/** The components that are models: looked for once, since most components are none, and found by name. */
export declare class ModelComponents {
    #private;
    readonly all: readonly ModelComponent[];
    constructor(sboms: readonly Sbom[]);
    /** Those that have one of these name keys, in the order of the SBOMs. */
    named(keys: readonly string[]): ModelComponent[];
}
