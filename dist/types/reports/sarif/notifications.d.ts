import type { Report, SystemReport } from '../../verdict/report.ts';
import type { Notification } from './types.ts';
export declare const NOTIFICATION_DESCRIPTORS: ({
    id: "results-cut";
    shortDescription: {
        text: string;
    };
} | {
    id: "rule-error";
    shortDescription: {
        text: string;
    };
} | {
    id: "nothing-evaluated";
    shortDescription: {
        text: string;
    };
} | {
    id: "not-read";
    shortDescription: {
        text: string;
    };
} | {
    id: "needs-review";
    shortDescription: {
        text: string;
    };
})[];
/** What a reader of the results has to know besides them; what weighs most first. */
export declare function notifications(report: Report, systems: readonly SystemReport[], cutResults: number): Notification[];
