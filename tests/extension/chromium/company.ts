import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where Debian's Chromium and other builds of Chromium look for policies, and where Google's does. */
const PLACES = ["/etc/chromium", "/etc/opt/chrome"];
const FILE = "policies/managed/sublet.json";

/** A company that manages Chromium by policy files; they are seen in the test world only. */
export class Company {
  readonly #places: string[];

  constructor(readonly extension: string) {
    assert.notEqual(namespaceOf("self"), namespaceOf("1"), "only inside lib/enter.ts");
    this.#places = PLACES.filter((place) => spawnSync("mount", ["-t", "tmpfs", "none", place]).status === 0);
    assert.ok(this.#places.length > 0, `a folder for policies is needed: ${PLACES.join(" or ")}`);
  }

  /** Sets what the extension is told; Chromium takes it up while it runs. */
  manages(values: object): void {
    for (const place of this.#places) {
      mkdirSync(join(place, "policies/managed"), { recursive: true });
      const policies = { "3rdparty": { extensions: { [this.extension]: values } } };
      writeFileSync(join(place, FILE), JSON.stringify(policies));
    }
  }
}

/** The mount namespace of a process; a process whose namespace may not be seen is in another one. */
function namespaceOf(process: string): string | null {
  try {
    return readlinkSync(`/proc/${process}/ns/mnt`);
  } catch {
    return null;
  }
}
