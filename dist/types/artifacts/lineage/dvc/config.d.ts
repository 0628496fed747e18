import type { Reading, Source } from '../../reader.ts';
/** `.dvc/config`: sections as `['remote "name"']` with `url = ...`, and the default remote in `[core]`. */
export declare function readDvcConfig({ path, bytes }: Source): Reading;
