import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NETWORK } from "./address.ts";

/**
 * Runs a command in a world of its own: a network namespace in which only what the tests serve can be reached, and the
 * system's ways to resolve names (files, then the server on 127.0.0.1:53) instead of the machine's.
 *
 *     node --import tsx tests/extension/lib/enter.ts COMMAND [ARGUMENT...]
 */
const FILES: Record<string, string> = {
  "/etc/resolv.conf": "nameserver 127.0.0.1\noptions timeout:1 attempts:2\n",
  "/etc/nsswitch.conf": "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n",
  "/etc/hosts": "127.0.0.1 localhost\n",
};

const SET_UP = `
set -eu
ip link set lo up
ip route add local ${NETWORK} dev lo
etc=$1; shift
for file in resolv.conf nsswitch.conf hosts; do mount --bind "$etc/$file" "$(readlink -f "/etc/$file")"; done
exec "$@"
`;

function unshare(): string[] {
  const common = ["--net", "--mount"];
  return process.getuid?.() === 0 ? common : ["--user", "--map-root-user", ...common];
}

function possible(): string | undefined {
  const tried = spawnSync("unshare", [...unshare(), "ip", "link", "set", "lo", "up"], { encoding: "utf8" });
  return tried.status === 0 ? undefined : (tried.error?.message ?? tried.stderr.trim());
}

const refused = possible();
if (refused !== undefined) {
  console.log(`SKIPPED extension in a browser: no network namespace here (${refused})`);
  process.exit(0);
}
const etc = mkdtempSync(join(tmpdir(), "sublet-etc-"));
for (const [file, text] of Object.entries(FILES)) writeFileSync(join(etc, file.replace("/etc/", "")), text);
const { status } = spawnSync(
  "unshare",
  [...unshare(), "sh", "-c", SET_UP, "world", etc, ...process.argv.slice(2)],
  {
    stdio: "inherit",
  },
);
rmSync(etc, { recursive: true });
process.exit(status ?? 1);
