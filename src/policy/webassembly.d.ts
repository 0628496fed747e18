// What is used of the WebAssembly JavaScript interface. It is standard in Node, yet TypeScript describes it only among
// the browser's types, which would bring `window` and `document` along.
declare namespace WebAssembly {
  type ImportValue = ((...args: never[]) => unknown) | Memory
  type Imports = Record<string, Record<string, ImportValue>>
  type Exports = Record<string, unknown>

  interface Export {
    name: string
    kind: string
  }

  interface Import extends Export {
    module: string
  }

  class Module {
    constructor(bytes: Uint8Array)
    static imports(module: Module): Import[]
    static exports(module: Module): Export[]
  }

  class Instance {
    constructor(module: Module, imports?: Imports)
    readonly exports: Exports
  }

  class Memory {
    constructor(descriptor: { initial: number; maximum?: number })
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }

  class RuntimeError extends Error {}

  function compile(bytes: Uint8Array): Promise<Module>
  function validate(bytes: Uint8Array): boolean
}
