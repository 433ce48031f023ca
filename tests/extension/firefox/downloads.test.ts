import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { world } from "../lib/world.ts";
import { stage } from "./stage.ts";

const folder = mkdtempSync(join(tmpdir(), "sublet-downloads-"));
after(() => rmSync(folder, { recursive: true }));

const it = world();
it.serve((url) =>
  url.pathname === "/file.bin"
    ? {
        headers: { "content-type": "application/octet-stream", "content-disposition": "attachment" },
        body: "file",
      }
    : undefined,
);
const on = stage(it, {
  launch: {
    prefs: {
      "browser.download.folderList": 2,
      "browser.download.dir": folder,
      "browser.download.alwaysOpenPanel": false,
    },
  },
});

/** A tenant that was opened once sends a file; goes to the page that asks about it. */
async function sent(host: string): Promise<void> {
  const { firefox } = on();
  await on().freshTab();
  await firefox.go(`http://${host}:8080/`);
  await on().stopped();
  await on().openOnce();
  await on().served(host);
  await firefox.opened(() => firefox.run(() => void setTimeout(() => location.assign("/file.bin"))));
  await firefox.until("the page that asks", async () =>
    (await firefox.url()).startsWith(`${firefox.origin}/download.html?`),
  );
}

test("a file from a tenant is held, and deleted when the user says so", async () => {
  await sent("sends.duckdns.org");
  await on().firefox.click(".ways button.is-main");
  await on().firefox.shown(".download-done:not(:empty)");
  await on().firefox.until("the file to go", async () => readdirSync(folder).length === 0);
});

test("a file from a tenant is kept when the user says so", async () => {
  await sent("keeps.duckdns.org");
  await on().firefox.click(".ways button:not(.is-main)");
  await on().firefox.until("the file", async () => existsSync(join(folder, "file.bin")));
});

test("a file from an ordinary host is nobody's business", async () => {
  rmSync(join(folder, "file.bin"), { force: true });
  await on().freshTab();
  await on().firefox.go("http://ordinary.example:8080/");
  const tabs = (await on().firefox.handles()).length;
  await on().firefox.run(() => void setTimeout(() => location.assign("/file.bin")));
  await on().firefox.until("the file", async () => existsSync(join(folder, "file.bin")));
  assert.equal((await on().firefox.handles()).length, tabs);
});
