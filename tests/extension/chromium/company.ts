import { Policies } from "./policies.ts";

/** A company that manages the extension by policy files. */
export class Company {
  readonly #policies = new Policies();

  constructor(readonly extension: string) {}

  /** Sets what the extension is told. */
  manages(values: object): void {
    this.#policies.set({ "3rdparty": { extensions: { [this.extension]: values } } });
  }
}
