declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

declare module "*.bin" {
  const bytes: ArrayBuffer;
  export default bytes;
}

declare module "*.css" {
  const text: string;
  export default text;
}

declare module "*.sql" {
  const text: string;
  export default text;
}

/** Preact's types bring the browser's, which know less than the runtime does. */
interface SubtleCrypto {
  timingSafeEqual(a: ArrayBufferView, b: ArrayBufferView): boolean;
}
