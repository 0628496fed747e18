/** The part of SARIF 2.1.0 that Modelward writes. https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export interface SarifLog {
    $schema: string;
    version: '2.1.0';
    runs: SarifRun[];
}
export interface SarifRun {
    tool: {
        driver: ToolComponent;
    };
    automationDetails: {
        id: string;
    };
    invocations: Invocation[];
    columnKind: 'utf16CodeUnits';
    originalUriBaseIds: Record<string, {
        description: Message;
    }>;
    taxonomies?: Taxonomy[];
    results: Result[];
    properties: Record<string, unknown>;
}
interface Message {
    text: string;
}
type Level = 'error' | 'warning' | 'note';
interface ToolComponent {
    name: string;
    semanticVersion: string;
    informationUri: string;
    rules: ReportingDescriptor[];
    notifications: {
        id: string;
        shortDescription: Message;
    }[];
    supportedTaxonomies?: {
        name: string;
        index: number;
    }[];
}
export interface ReportingDescriptor {
    id: string;
    shortDescription: Message;
    fullDescription: Message;
    help: Message & {
        markdown: string;
    };
    defaultConfiguration: {
        level: Level;
    };
    relationships?: Relationship[];
    properties: Record<string, unknown>;
}
export interface Relationship {
    target: {
        id: string;
        index: number;
        toolComponent: {
            name: string;
            index: number;
        };
    };
    kinds: ['relevant'];
}
export interface Taxonomy {
    name: string;
    taxa: {
        id: string;
    }[];
}
interface Invocation {
    executionSuccessful: boolean;
    exitCode: number;
    toolExecutionNotifications: Notification[];
}
export interface Notification {
    descriptor: {
        id: string;
    };
    level: Level;
    message: Message;
    locations?: Location[];
    associatedRule?: {
        id: string;
    };
}
export interface Location {
    physicalLocation: {
        artifactLocation: {
            uri: string;
            uriBaseId: '%SRCROOT%';
        };
        region?: Region;
    };
    logicalLocations?: {
        fullyQualifiedName: string;
    }[];
}
export interface Region {
    startLine: number;
    startColumn: number;
    endLine: number;
    endColumn: number;
}
export interface Result {
    ruleId: string;
    ruleIndex: number;
    level: Level;
    message: Message;
    locations: Location[];
    partialFingerprints: Record<string, string>;
    properties: Record<string, unknown>;
}
export {};
