import type { SectionName } from '../../facts/types.ts';
import type { HeadingTable } from '../markdown/sections.ts';
/**
 * Headings of model cards: those of the Hub's template (huggingface_hub, templates/modelcard_template.md), of the
 * transformers Trainer, of Mitchell et al., "Model Cards for Model Reporting" (2019), of NVIDIA's Model Card++ and of
 * Docker's catalogue, with the variants that are common.
 */
export declare const MODEL_HEADINGS: HeadingTable<SectionName>;
