import type { Controls, FullDate, Link, Owner } from './common.ts';
/** `monitoring-plan.yml`: what is watched in operation, and what happens when it leaves its bounds (EU AI Act 72(3)). */
export interface MonitoringPlanFile {
    /** Id of the system, as in ml-system.yml. */
    system?: string;
    owner: Owner;
    reviewed?: FullDate;
    next_review?: FullDate;
    signals: {
        /** @minLength 1 */
        id: string;
        /** What it tells of. */
        kind: 'performance' | 'drift' | 'data-quality' | 'security' | 'fairness' | 'safety' | 'availability' | 'cost' | 'TODO';
        description?: string;
        metric?: string;
        /** When somebody is called, in words or numbers: "> 0.2 for 3 days". */
        threshold?: string;
        /** How often it is looked at: "hourly", "PT1H". */
        cadence?: string;
        /** Where it comes from: dashboard, query, job. */
        source?: string;
        owner?: Owner;
        escalation?: string;
        controls?: Controls;
    }[];
    /** Who is told, and in which order. */
    escalation?: string;
    /** What is logged, for how long, and who may read it. */
    logging?: {
        events?: string[];
        retention_days?: number;
        access?: string;
        location?: string;
    };
    documents?: Link[];
}
