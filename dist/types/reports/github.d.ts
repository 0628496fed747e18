import type { Report } from '../verdict/report.ts';
import type { AnnotationBudget, RenderOptions } from './options.ts';
/** GitHub shows this many annotations of each level for a step and drops the others without a word. */
export declare const ANNOTATIONS_PER_STEP: AnnotationBudget;
/**
 * Workflow commands that annotate the changed files. Findings of one rule in one file share an annotation; when a
 * level has more than GitHub shows, its last annotation says what is missing and where it stands.
 */
export declare function renderGithub(report: Report, options: RenderOptions): string;
