import type { Reading, Source } from '../reader.ts';
import type { EvaluationFormat } from './index.ts';
export declare function readReport(source: Source, format: EvaluationFormat): Promise<Reading>;
