/** A real trap in the worker's own Wasm, which no value makes: its glue is gone round. */
let exports: WebAssembly.Exports = {};

WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(Instance, [module, imports]) {
    const instance = new Instance(module, imports);
    exports = instance.exports;
    return instance;
  },
});

/** Asks a classifier that lies outside of the memory. */
export function trap(): never {
  (exports.classifier_policy as (pointer: number) => unknown)(0xfffffff0);
  throw new Error("the Wasm did not trap");
}
