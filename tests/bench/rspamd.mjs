/**
 * The messages of tests/mail through `sublet mail` and through rspamd's URL extraction, side by side: recall and false
 * finds by trick, in Markdown.
 *
 *     node tests/bench/rspamd.mjs target/release/sublet        (wants rspamadm: Debian's package rspamd)
 *
 * rspamd is asked offline (`rspamadm mime urls`), so no daemon runs and nothing is contacted.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const mail = join(root, "tests/mail");
const command = process.argv[2] ?? join(root, "target/release/sublet");

/** Messages with what must be found in them; the file holds one key a line. */
const expected = readFileSync(join(mail, "expected.toml"), "utf8")
  .split("[[message]]\n")
  .slice(1)
  .map((entry) => {
    const value = (key) => JSON.parse(entry.match(new RegExp(`^${key} = (.*)$`, "m"))?.[1] ?? "null");
    const file = value("file");
    return { file, group: file.split("/")[0], hosts: new Set(value("hosts")) };
  });

const run = (program, args) =>
  execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
const paths = expected.map(({ file }) => join(mail, file));

/** The hosts of links that ours finds, and of the redirectors on the way, by file. */
function ours() {
  const found = new Map();
  for (const line of run(command, ["mail", "--format", "ndjson", ...paths])
    .trimEnd()
    .split("\n")) {
    const { file, number, report } = JSON.parse(line);
    const hosts = report.links.map((link) => link.host);
    // One message begins with the line that begins mailboxes, and is one.
    found.set(file, number > 1 ? [...found.get(file), ...hosts] : hosts);
  }
  return found;
}

/** The hosts of all URLs that rspamd finds, by file. Asked for several files at once, 3.4 mixes them up. */
function rspamd() {
  const found = new Map();
  for (const path of paths) {
    const lines = run("rspamadm", ["mime", "urls", "--host", path]).split("\n");
    found.set(
      path,
      lines.filter((line) => line.trim() && !line.startsWith("File: ")).map((line) => plain(line.trim())),
    );
  }
  return found;
}

/** The host as browsers write it. */
function plain(host) {
  try {
    return new URL(`http://${host}/`).hostname.replace(/\.$/, "");
  } catch {
    return host;
  }
}

/** The hosts of redirectors that stand before a target: telling them, too, is no false find. */
const REDIRECTORS =
  /(^|\.)(outlook\.com|urldefense\.com|proofpoint\.com|google\.com|translate\.goog|facebook\.com|linkedin\.com|youtube\.com|bing\.com|yahoo\.com|duckduckgo\.com|cudasvc\.com|cisco\.com|sophos\.com|trendmicro\.com|awstrack\.me|archive\.org)$/;

/** Counts by group. */
function count(found) {
  const table = new Map();
  for (const { file, group, hosts } of expected) {
    const got = new Set(found.get(join(mail, file)) ?? []);
    for (const name of [group, "all"]) {
      const row = table.get(name) ?? { messages: 0, hosts: 0, found: 0, wrong: 0 };
      row.messages += 1;
      row.hosts += hosts.size;
      row.found += [...hosts].filter((host) => got.has(host)).length;
      row.wrong += [...got].filter(
        (host) => !hosts.has(host) && !(group === "redirectors" && REDIRECTORS.test(host)),
      ).length;
      table.set(name, row);
    }
  }
  return table;
}

const version = run("rspamadm", ["--version"]).match(/\d+(\.\d+)+/)?.[0] ?? "";
const [mine, theirs] = [count(ours()), count(rspamd())];
const groups = [...mine.keys()].filter((group) => group !== "all" && mine.get(group).messages > 0).sort();
console.log(`| trick | messages | hosts | ours found | false | rspamd ${version} found | false |`);
console.log("|---|--:|--:|--:|--:|--:|--:|");
for (const group of [...groups, "all"]) {
  const [a, b] = [mine.get(group), theirs.get(group)];
  const share = ({ found, hosts }) => (hosts ? `${found} (${Math.round((100 * found) / hosts)} %)` : "–");
  console.log(
    `| ${group} | ${a.messages} | ${a.hosts} | ${share(a)} | ${a.wrong} | ${share(b)} | ${b.wrong} |`,
  );
}
