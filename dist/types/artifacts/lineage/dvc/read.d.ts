import type { Reading, Source } from '../../reader.ts';
/** Reads `dvc.yaml`, `dvc.lock` and `*.dvc`. DVC has no published schema; the form is that of DVC 3, and of 1 and 2 where they differ. */
export declare function readDvc(source: Source): Promise<Reading>;
