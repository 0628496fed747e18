import type { Engine } from './engine.ts';
import { type BuiltinHost } from './opa-instance.ts';
/** What the engine needs to answer builtins. */
export interface EngineStart {
    /** Where the engine lies: Modelward's `dist`. */
    folder: string;
    /** The engine, where this program has compiled it already. */
    module?: WebAssembly.Module;
    /** The effective time, RFC 3339: the only time and the only randomness that policies see. */
    time: string;
}
/** Loads the engine and answers with it. Takes about half a second. */
export declare function loadBuiltins({ folder, module, time }: EngineStart): Promise<BuiltinHost>;
/** An effective time as the engine takes it. */
export declare function nanosecondsOf(time: string): bigint;
/**
 * OPA's own builtins, as the engine has them, at one time (in nanoseconds): all calls see the same one, and what draws
 * from randomness gives the same for the same time and arguments. A builtin's error leaves its expression undefined, as
 * it does in OPA.
 */
export declare function engineBuiltins(engine: Engine, time: bigint): BuiltinHost;
/** Where no engine is at hand: for packs that need none. */
export declare function noBuiltins(name: string): never;
