/**
 * The worker on this machine with a policy and a token, and lines to paste.
 *
 *     node worker/local/demo.ts [--port PORT] [--once]
 *
 * `--once` runs each line in a shell, looks at what it prints, and stops.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startLocal } from "./start.ts";

const { values } = parseArgs({
  options: { port: { type: "string" }, once: { type: "boolean", default: false } },
});
const MESSAGE = fileURLToPath(new URL("./message.eml", import.meta.url));
const POLICY = {
  name: "demo",
  default: "log",
  rules: [
    { id: "tunnels", action: "block", kinds: ["tunnel"] },
    { id: "full-control", action: "warn", controls: ["full"] },
  ],
};

const admin = `sublet_${randomBytes(6).toString("hex")}_${randomBytes(32).toString("base64url")}`;
const port = Number(values.port ?? (values.once ? 0 : 8787));
const vars = {
  ADMIN_TOKEN_HASH: createHash("sha256").update(admin).digest("hex"),
  LINK_KEYS: JSON.stringify({ demo: randomBytes(32).toString("base64url") }),
};
const worker = await startLocal({ vars, port });

/** Asks the worker as its admin. */
async function ask<T>(method: string, path: string, body: unknown): Promise<T> {
  const headers = { authorization: `Bearer ${admin}`, "content-type": "application/json" };
  const answer = await fetch(new URL(path, worker.url), { method, headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json() as Promise<T>;
}

await ask("PUT", "v1/policies/demo", POLICY);
const { token } = await ask<{ token: string }>("POST", "v1/tokens", {
  name: "demo",
  scopes: ["read"],
  policy: "demo",
});
const url = "https://login.example-bank.duckdns.org/session";
const { links } = await ask<{ links: { link: string }[] }>("POST", "v1/links", { url });
const link = links[0]?.link ?? "";

const curl = `curl -sS -H 'Authorization: Bearer ${token}'`;
const lines = {
  check: `${curl} '${worker.url}v1/check?url=login.example-bank.duckdns.org'`,
  mail: `${curl} -H 'Content-Type: message/rfc822' --data-binary '@${MESSAGE}' '${worker.url}v1/mail'`,
  sign: `${curl} --json '{"url":"https://demo.trycloudflare.com/"}' '${worker.url}v1/links'`,
};
console.log(`
The worker is at ${worker.url} (its routes: ${worker.url}docs). Paste

  a link:       ${lines.check}
  a message:    ${lines.mail}
  a signed one: ${lines.sign}

or open a signed link in a browser:
  ${link}

Its admin token is ${admin}`);

if (values.once) {
  const read = (line: string) => JSON.parse(execFileSync("sh", ["-c", line], { encoding: "utf8" }));
  assert.equal(read(lines.check).decision.rule, "demo/full-control");
  const report = read(lines.mail);
  assert.equal(report.decision.host, "parcel-notice.duckdns.org");
  assert.ok(report.links.some(({ host }: { host: string }) => host === "parcel-notice.pages.dev"));
  const gate = await fetch(read(lines.sign).links[0].link, { redirect: "manual" });
  assert.equal(gate.status, 403, "the gate stops what the policy blocks");
  await worker.dispose();
  console.log("\nthe lines were run, and the worker stopped");
} else {
  process.once("SIGINT", () => void worker.dispose());
  process.once("SIGTERM", () => void worker.dispose());
}
