// What is used of @open-policy-agent/opa-wasm 1.10.0, as it behaves: its own types declare a named `loadPolicySync`
// that the module does not export, and leave everything else `any`.
declare module '@open-policy-agent/opa-wasm' {
  export interface LoadedPolicy {
    readonly entrypoints: Readonly<Record<string, number>>
    /** Only an ArrayBuffer is taken as JSON text; a Buffer or Uint8Array would be written out as an object. */
    setData(json: ArrayBuffer): void
    evaluate(json: ArrayBuffer, entrypoint: number): unknown
  }
  const opa: {
    loadPolicySync(module: WebAssembly.Module, memory: { initial: number; maximum: number }): LoadedPolicy
  }
  export default opa
}
