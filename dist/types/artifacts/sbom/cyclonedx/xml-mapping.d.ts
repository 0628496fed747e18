import type { XmlElement } from '../../../documents/xml.ts';
/** Where a value of the JSON form stands in the XML: an element, or an attribute of it. */
export interface XmlPlace {
    readonly element: XmlElement;
    /** Qualified name of the attribute; null for the element itself. */
    readonly attribute: string | null;
}
/** Where the members of each object and list stand; kept only where places are asked for. */
export type Places = Map<object, Map<string, XmlPlace>>;
/** What an element is in the JSON form. `places` is null where nobody asks for them. */
export type Rule = (element: XmlElement, places: Places | null) => unknown;
/** How an element's children and attributes become members of an object. */
interface Shape {
    /** Keys by the names of attributes. */
    readonly attributes?: Readonly<Record<string, string>>;
    /** Key of the element's own text. */
    readonly content?: string;
    readonly elements?: Readonly<Record<string, Rule | Field>>;
}
interface Field {
    readonly rule: Rule;
    /** Key in the JSON form. */
    readonly key: string;
    /** The element may stand several times, without an element around all of them. */
    readonly many: boolean;
}
export declare const text: Rule;
export declare const number: Rule;
export declare const boolean: Rule;
/** The element under another key. */
export declare function renamed(key: string, rule: Rule): Field;
/** Elements that stand side by side and are one list. */
export declare function many(key: string, rule: Rule): Field;
/** An element that only holds the elements of a list, by their names. */
export declare function list(items: Readonly<Record<string, Rule>>): Rule;
/** Elements of a list that say no more than one attribute. */
export declare function attribute(name: string): Rule;
/** An object; elements of other namespaces and those that are not named are left out. */
export declare function object({ attributes, content, elements }: Shape): Rule;
/** For shapes that hold themselves. */
export declare function later(rule: () => Rule): Rule;
export {};
