import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";

/** Where Debian's Chromium and other builds of Chromium look for policies, and where Google's does. */
const PLACES = ["/etc/chromium", "/etc/opt/chrome"];

/** Policy files that Chromium obeys while the tests of one file run; they are seen in the test world only. */
export class Policies {
  readonly #places: string[];

  constructor() {
    assert.notEqual(namespaceOf("self"), namespaceOf("1"), "only inside lib/enter.ts");
    this.#places = PLACES.filter((place) => spawnSync("mount", ["-t", "tmpfs", "none", place]).status === 0);
    assert.ok(this.#places.length > 0, `a folder for policies is needed: ${PLACES.join(" or ")}`);
    after(() => {
      for (const place of this.#places) assert.equal(spawnSync("umount", [place]).status, 0);
    });
  }

  /** Sets policies; Chromium takes up changes while it runs. */
  set(policies: object): void {
    for (const place of this.#places) {
      const folder = join(place, "policies/managed");
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "sublet.json"), JSON.stringify(policies));
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

/** A company that manages the extension by policy files. */
export class Company {
  readonly #policies = new Policies();

  constructor(readonly extension: string) {}

  /** Sets what the extension is told. */
  manages(values: object): void {
    this.#policies.set({ "3rdparty": { extensions: { [this.extension]: values } } });
  }
}
