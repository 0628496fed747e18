import type { GovernanceLink } from '../../facts/types.ts';
import type { Source } from '../reader.ts';
/** What a link of a governance file leads to: a path counts from the file's own folder, else from the top of the tree. */
export declare function linkFacts(source: Source, link: {
    pointer: string;
    target: string;
}): GovernanceLink;
