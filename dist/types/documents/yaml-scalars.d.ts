/**
 * How plain scalars are read: YAML 1.2's core schema, YAML 1.1 as PyYAML and with it the Hugging Face Hub, or as Go's
 * yaml.v2 and with it Kubernetes and conftest.
 */
export type YamlSchema = 'core' | '1.1' | 'go-yaml';
/** What a tag asks: the text itself, the usual reading, or something that only its program knows. */
export declare function tagMeaning(tag: string): 'text' | 'usual' | 'unknown';
/**
 * The value of a plain scalar. Dates stay text, and so do numbers that JSON cannot hold or that would lose digits: a
 * digest of decimal digits must not become a float.
 */
export declare function plainScalar(text: string, schema: YamlSchema): string | number | boolean | null;
