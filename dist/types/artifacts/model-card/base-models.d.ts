import type { BaseModel } from '../../facts/types.ts';
import type { Fields } from '../markdown/fields.ts';
/** `base_model` (one or a list) with `base_model_relation`, which holds for all of them. */
export declare function cardBaseModels(fields: Fields): BaseModel[];
/**
 * Takes the revision off an id: `owner/name@revision`, a purl's version, or a Hub URL with `/tree/<revision>`. A Hub URL
 * is given as `owner/name`, so that one model has one id.
 */
export declare function identify(written: string): Omit<BaseModel, 'relation'>;
