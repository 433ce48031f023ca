/** How a store breaks: every call rejects, every third does, or none is ever answered. */
export type Fault = "fail" | "full" | "flaky" | "hang";

/** What is broken. */
export interface Faults {
  kv?: Fault;
  d1?: Fault;
  r2?: Fault;
  /** Nobody takes a message. */
  forward?: boolean;
  /** The next look into the Wasm reads outside of its memory. */
  trap?: boolean;
}
