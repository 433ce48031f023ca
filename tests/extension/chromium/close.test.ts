import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { launch } from "./browser.ts";
import { profile } from "./stage.ts";

test("a Chromium that does not go when it is told to is ended", { timeout: 60_000 }, async () => {
  const folder = profile();
  const context = await launch({ profile: folder });
  const [pid] = execFileSync("pgrep", ["-o", "-f", `user-data-dir=${folder}`], { encoding: "utf8" }).split("\n");
  process.kill(Number(pid), "SIGSTOP");
  await context.close();
  assert.throws(() => process.kill(Number(pid), 0), "the process is gone");
});
