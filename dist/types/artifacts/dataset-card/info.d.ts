import type { Pointer } from '../../documents/place.ts';
import type { DatasetCard } from '../../facts/types.ts';
import type { Fields } from '../markdown/fields.ts';
/** `dataset_info` is a mapping for one configuration and a list for several. */
export declare function infoPointers(fields: Fields): Pointer[];
/** `dataset_info[].features`: names and types of the columns; those of nested columns are left to their column. */
export declare function cardFeatures(fields: Fields): DatasetCard['features'];
/** Sums over the configurations; null where none states it. */
export declare function cardSizes(fields: Fields): Pick<DatasetCard, 'download_size' | 'dataset_size'>;
