import type { License } from '../../facts/types.ts';
import type { Fields } from '../markdown/fields.ts';
/** `licenses` with identifiers or texts; in version 0.0.1 the text `license`. Many cards write an id as `custom_text`. */
export declare function toolkitLicense(fields: Fields): License | null;
