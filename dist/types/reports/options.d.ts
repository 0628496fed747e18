/** What a renderer may be told. Every option has a default, and a format ignores what does not concern it. */
export interface RenderOptions {
    /** Text: SGR colours. Default false. */
    color?: boolean;
    /** Text: wrap at this width; without it lines are as long as they are. */
    columns?: number;
    /** Text: also list the rules that passed or do not apply, and everything that a section folds. Default false. */
    verbose?: boolean;
    /** Text: only ASCII symbols. Default false. */
    ascii?: boolean;
    /** Text: what to put before each path, so that a terminal can open it. Default: the root as the user named it. */
    displayPrefix?: string;
    /** Workflow commands: how many of each level are left in this step. Default: `ANNOTATIONS_PER_STEP` of each. */
    annotations?: AnnotationBudget;
    /** Workflow commands and summary: where a reader finds what was cut, as the end of "They are in ...". */
    elsewhere?: string;
    /** Summary: size in bytes that it may have. Default `SUMMARY_BYTES`. */
    budget?: number;
    /** Summary: URL that a repository path follows, such as `https://github.com/owner/name/blob/<commit>`. */
    linkBase?: string;
    /** SARIF: `automationDetails.id`, which GitHub calls the category. Default `modelward/<profile>/`. */
    category?: string;
}
export interface AnnotationBudget {
    error: number;
    warning: number;
    notice: number;
}
