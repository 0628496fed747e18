import { type Parsed } from './collector.ts';
/** `pyproject.toml`: the standard tables (PEP 621, 735, 518), and those of Poetry, uv and PDM. */
export declare function readPyproject(parsed: Parsed): void;
