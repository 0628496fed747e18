import type { Reading, Source } from '../reader.ts';
/** `setup.cfg` of setuptools: lists of requirements in `[options]` and `[options.extras_require]`. */
export declare function readSetupCfg(source: Source): Reading;
