import { failure } from "./failure.js";
import { current } from "./load.js";

/** @type {(value: unknown, kind: typeof Handle) => any} what the module knows of an object that this package made */
export let inside;

/** An object whose inside lies in the module's memory. */
export class Handle {
  #raw;
  #generation = current();

  constructor(raw) {
    this.#raw = raw;
  }

  static {
    inside = (value, kind) => {
      if (typeof value !== "object" || value === null || !(#raw in value) || !(value instanceof kind)) {
        throw failure("wrong-input", `this is no ${kind.name} that this package made`);
      }
      if (value.#raw === undefined || value.#generation !== current()) {
        throw failure("freed", `this ${kind.name} was freed; make another`);
      }
      return value.#raw;
    };
  }

  /** Gives its memory back; it cannot be asked any more. More than once does no harm. */
  free() {
    if (!(#raw in this)) throw failure("wrong-input", "this was not made by this package");
    const raw = this.#raw;
    this.#raw = undefined;
    if (this.#generation === current()) raw?.free();
  }
}

if (Symbol.dispose) Handle.prototype[Symbol.dispose] = Handle.prototype.free;

/** Gives a class more methods. */
export function extend(kind, methods) {
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(kind.prototype, name, { value, writable: true, configurable: true });
  }
}
