import type { ModelCard } from '../../facts/types.ts';
import type { OpenedCard } from '../markdown/card.ts';
/** What a card without front matter states in labelled lines of its Markdown. */
export declare function factsOfBody(card: OpenedCard<string>): Pick<ModelCard, 'license' | 'owners' | 'base_models'>;
