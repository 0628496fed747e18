import type { License } from '../../facts/types.ts';
import type { Source } from '../reader.ts';
import type { Fields } from './fields.ts';
/** `license`, `license_name` and `license_link` of a card; null if it says nothing of them. */
export declare function cardLicense(fields: Fields, source: Source): License | null;
