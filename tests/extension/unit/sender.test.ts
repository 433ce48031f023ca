import assert from "node:assert/strict";
import { test } from "node:test";
import { senderOf } from "../../../extension/src/downloads.ts";

const item = (url: string, more: { finalUrl?: string; referrer?: string } = {}) => ({
  url,
  finalUrl: "",
  referrer: "",
  ...more,
});

test("a file comes from where its last redirect led", () => {
  const moved = item("https://link.example/1", { finalUrl: "https://u:p@files.pages.dev:8443/a.zip" });
  assert.equal(senderOf(moved), "files.pages.dev");
  assert.equal(senderOf(item("http://cam.duckdns.org/a.zip")), "cam.duckdns.org");
});

test("a file that a page made comes from the page", () => {
  assert.equal(senderOf(item("blob:https://maker.pages.dev/0c8d")), "maker.pages.dev");
  assert.equal(
    senderOf(item("data:text/plain,a", { referrer: "https://maker.pages.dev/x" })),
    "maker.pages.dev",
  );
  assert.equal(
    senderOf(item("blob:null/0c8d", { referrer: "https://maker.pages.dev/x" })),
    "maker.pages.dev",
  );
});

test("a file from nowhere on the web has no sender", () => {
  for (const url of ["data:text/plain,a", "file:///tmp/a", "ftp://cam.duckdns.org/a", "nonsense"]) {
    assert.equal(senderOf(item(url)), null);
  }
});
