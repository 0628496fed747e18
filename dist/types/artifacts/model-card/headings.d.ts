import type { SectionName } from '../../facts/types.ts';
import type { HeadingTable } from '../markdown/sections.ts';
/**
 * Headings of model cards: those of the Hub's template (huggingface_hub, templates/modelcard_template.md), of the
 * transformers Trainer, and of Mitchell et al., "Model Cards for Model Reporting" (2019), with the variants that are common.
 */
export declare const MODEL_HEADINGS: HeadingTable<SectionName>;
