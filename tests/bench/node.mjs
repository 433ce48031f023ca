// The npm package beside tldts, in one run: one call a host, and many hosts in one call. Prints Markdown.
// `node bench/node.mjs [FOLDER]`: FOLDER is what `sublet-bench files FOLDER` wrote.

import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import init, { Catalogue, unpack } from "sublet-wasm";
import * as tldts from "tldts";
import { files } from "./files.mjs";
import { race } from "./race.mjs";

const WORKLOADS = ["mixed", "hit", "miss"];
const SUBJECTS = [
  ["embedded", "The embedded catalogue"],
  ["grown", "100,000 suffixes"],
];
const options = { allowPrivateDomains: true };

await init();
const folder = files(process.argv[2]);
const version = JSON.parse(
  readFileSync(new URL("../../node_modules/tldts/package.json", import.meta.url)),
).version;
console.log(`Node ${process.version}, tldts ${version}, ${cpus()[0]?.model.trim()}`);

let sink = 0;
for (const [short, name] of SUBJECTS) {
  const catalogue = readFileSync(`${folder}/${short}.bin`);
  const classifier = new Catalogue(catalogue).under();
  console.log(`\n## ${name}\n`);
  console.log("tldts looks into its own copy of the Public Suffix List, whatever our catalogue holds.\n");
  const rows = new Map();
  const targets = [];
  for (const workload of WORKLOADS) {
    const bytes = readFileSync(`${folder}/${short}.${workload}.txt`);
    const hosts = bytes.toString().trimEnd().split("\n");
    const each = (call) => () => {
      for (const host of hosts) sink += call(host);
    };
    const times = race(hosts.length, {
      "ours, `checkPacked`": each((host) => classifier.checkPacked(host)),
      "`tldts.getDomain`": each((host) => tldts.getDomain(host, options)?.length ?? 0),
      "`tldts.parse`": each((host) => tldts.parse(host, options).domain?.length ?? 0),
      "ours, `checkMany(Uint8Array)`": () => {
        sink += classifier.checkMany(bytes).length;
      },
      "ours, `checkMany(string[])`": () => {
        sink += classifier.checkMany(hosts).length;
      },
    });
    for (const [engine, time] of Object.entries(times)) {
      rows.set(engine, [...(rows.get(engine) ?? []), time]);
    }
    const ratio = (ours, other) => times[other].ns / times[ours].ns;
    targets.push([
      workload,
      ratio("ours, `checkPacked`", "`tldts.getDomain`"),
      ratio("ours, `checkMany(Uint8Array)`", "`tldts.getDomain`"),
    ]);
    const tenants = classifier
      .checkMany(bytes)
      .reduce((sum, summary) => sum + (unpack(summary)?.standing === "tenant" ? 1 : 0), 0);
    console.log(`* ${workload}: ${hosts.length} hosts, ${tenants} of them tenants`);
  }
  console.log(`\n| ns a host | ${WORKLOADS.join(" | ")} |\n|---|${"--:|".repeat(WORKLOADS.length)}`);
  for (const [engine, times] of rows) {
    console.log(`| ${engine} | ${times.map(({ ns }) => ns.toFixed(0)).join(" | ")} |`);
  }
  console.log("");
  for (const [workload, call, batch] of targets) {
    console.log(
      `* ${workload}: one call is ${call.toFixed(2)} times as fast as \`tldts.getDomain\` (target: 1.15 or more) ${held(call >= 1.15)}; a batch over bytes ${batch.toFixed(2)} times (target: 2.5 or more) ${held(batch >= 2.5)}`,
    );
  }
  classifier.free();
}
if (sink === 0) throw new Error("nothing was looked up");

function held(isHeld) {
  return isHeld ? "held" : "**missed**";
}
