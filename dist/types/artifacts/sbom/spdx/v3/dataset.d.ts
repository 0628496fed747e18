import type { ComponentData } from '../../../../facts/types.ts';
import type { Places } from '../places.ts';
import { type Node } from './graph.ts';
/** What a DatasetPackage says of its data. */
export declare function readData({ value }: Node, places: Places): ComponentData;
