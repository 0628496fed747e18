import type { Report } from '../verdict/report.ts';
import type { RenderOptions } from './options.ts';
export type { RenderOptions };
/** Every report format. To add one is to add its file and its line here. */
export declare const REPORT_FORMATS: {
    readonly text: {
        readonly title: 'text for a terminal';
        readonly extension: '.txt';
        readonly load: () => Promise<typeof import("./text/text.ts").renderText>;
    };
    readonly json: {
        readonly title: 'the report as JSON, described by policies/schemas/report.schema.json';
        readonly extension: '.json';
        readonly load: () => Promise<typeof import("./json.ts").renderJson>;
    };
    readonly sarif: {
        readonly title: 'SARIF 2.1.0 for code scanning';
        readonly extension: '.sarif';
        readonly load: () => Promise<typeof import("./sarif/sarif.ts").renderSarif>;
    };
    readonly github: {
        readonly title: 'GitHub workflow commands that annotate a pull request';
        readonly extension: '.txt';
        readonly load: () => Promise<typeof import("./github.ts").renderGithub>;
    };
    readonly summary: {
        readonly title: 'Markdown for a GitHub job summary';
        readonly extension: '.md';
        readonly load: () => Promise<typeof import("./summary/summary.ts").renderSummary>;
    };
};
export type ReportFormatId = keyof typeof REPORT_FORMATS;
export declare function isReportFormat(id: string): id is ReportFormatId;
/** Renders a report in one format. */
export declare function renderReport(format: ReportFormatId, report: Report, options?: RenderOptions): Promise<string>;
