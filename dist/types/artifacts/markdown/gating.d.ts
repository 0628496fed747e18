import type { Gating } from '../../facts/types.ts';
import type { Fields } from './fields.ts';
/** `extra_gated_*`: https://huggingface.co/docs/hub/models-gated. Null where the card says nothing of it. */
export declare function cardGating(fields: Fields): Gating | null;
