import type { DatasetCard } from '../../facts/types.ts';
import type { Fields } from '../markdown/fields.ts';
type Split = DatasetCard['splits'][number];
/**
 * Splits of a dataset: `configs[].data_files` says where their files are, `dataset_info[].splits` how many examples they
 * have; the same split of the same configuration is one. https://huggingface.co/docs/hub/datasets-manual-configuration
 */
export declare function cardSplits(fields: Fields): Split[];
export {};
