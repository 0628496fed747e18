import type { Candidate } from '../reader.ts';
export type SbomFormat = 'cyclonedx-json' | 'cyclonedx-xml' | 'openvex' | 'spdx-json' | 'spdx-tag-value' | 'spdx-3-json-ld';
/** The format by content. A name counts only where the content does not speak against it. */
export declare function recogniseSbom({ path, head }: Candidate): SbomFormat | null;
