import type { PolicySource } from './compile.ts';
import type { Parameter, Severity } from './types.ts';
export declare const SEVERITIES: readonly ["error", "warning", "note"];
export declare const PARAMETER_TYPES: readonly ["string", "number", "boolean", "string-list"];
/** A plain object, as JSON gives it. */
export declare function isRecord(value: unknown): value is Record<string, unknown>;
export declare function isString(value: unknown): value is string;
export declare function isStringList(value: unknown): value is string[];
export declare function isSourceList(value: unknown): value is PolicySource[];
export declare function isSeverity(value: unknown): value is Severity;
export declare function isParameter(value: unknown): value is Parameter;
export declare function isParameterType(value: unknown): value is Parameter['type'];
/** Whether a value is one that a parameter of the type can have. */
export declare function isParameterValue(type: Parameter['type'], value: unknown): value is Parameter['default'];
export declare function isListOf<T>(value: unknown, is: (each: unknown) => each is T): value is T[];
