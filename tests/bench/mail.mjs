// The worker's Wasm on whole messages (every link, unwrapped and judged, as JSON) beside postal-mime, which only parses
// them, in one run. Prints Markdown.

import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import PostalMime from "postal-mime";
import init, { Catalogue } from "sublet-wasm/worker";

const ROUNDS = 15;
const SINGLE = 2_000;
const root = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

await init();
const classifier = new Catalogue(readFileSync(root("www/public/catalogue.bin"))).under();
const NOW = "2026-11-23T00:00:00Z";

const ours = (raw) => classifier.mail(raw, "en", NOW).length;
const theirs = async (raw) => (await new PostalMime().parse(raw)).headers.length;

const folder = root("tests/mail");
const tricks = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith(".eml"))
  .map((name) => readFileSync(join(folder, name)));
const newsletter = newsletterOf(44 << 10);
const coded = inBase64(newsletter);

const version = JSON.parse(readFileSync(root("node_modules/postal-mime/package.json"))).version;
console.log(`Node ${process.version}, postal-mime ${version}, ${cpus()[0]?.model.trim()}\n`);
console.log("| messages | | messages/s | MB/s | |\n|---|---|--:|--:|--:|");
for (const [name, messages] of [
  [`${tricks.length} of tests/mail`, tricks],
  ["a newsletter of 44 KB, quoted-printable", [newsletter]],
  [`the same in base64, ${coded.length >> 10} KB`, [coded]],
]) {
  const bytes = messages.reduce((sum, raw) => sum + raw.length, 0);
  const [mine, peer] = await race(messages);
  const row = (who, ms, note) =>
    `| ${name} | ${who} | ${Math.round((messages.length / ms) * 1000)} | ${(bytes / ms / 1000).toFixed(1)} | ${note} |`;
  console.log(row("ours", mine, `${(peer / mine).toFixed(1)} times (target: 5)`));
  console.log(row("postal-mime, parse alone", peer, ""));
}

const times = Array.from({ length: SINGLE }, () => clock(() => ours(newsletter))).sort((a, b) => a - b);
const at = (share) => (times[Math.floor(times.length * share)] * 1000).toFixed(0);
console.log(`\nOne newsletter: median ${at(0.5)} µs (target: 400), p99 ${at(0.99)} µs (target: 3000)`);

/** Medians of the milliseconds that each takes for all messages, in turn. */
async function race(messages) {
  const times = [[], []];
  for (let round = -3; round < ROUNDS; round++) {
    const mine = clock(() => messages.forEach(ours));
    const start = performance.now();
    for (const raw of messages) await theirs(raw);
    const peer = performance.now() - start;
    if (round >= 0) times.forEach((list, index) => void list.push([mine, peer][index]));
  }
  return times.map((list) => list.sort((a, b) => a - b)[ROUNDS >> 1]);
}

function clock(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** A message of about that many bytes: text and HTML in quoted-printable, as shops send them. */
function newsletterOf(size) {
  const words = "An offer of the week for readers who like tea and long walks in the hills".split(" ");
  const cell = (at) =>
    `<tr><td style=3D"padding:8px 16px;font-family:Arial,sans-serif;color:#333333"><a href=3D"https://shop${at % 7}.example/=\r\noffer/${at}?utm_source=3Dletter&amp;id=3D${at * 7919}" target=3D"_blank">${words[at % words.length]} ${at}</a> <img src=3D"https://img.example/${at}.png" width=3D"120" height=3D"80" alt=3D"">${words.join(" ")}</td></tr>\r\n`;
  const head =
    'From: Shop <news@shop.example>\r\nTo: reader@example.net\r\nSubject: Offers\r\nMessage-ID: <1@shop.example>\r\nDate: Mon, 23 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nOffers: https://shop.example/\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><table>\r\n';
  let text = head;
  for (let at = 0; text.length < size; at++) text += cell(at);
  return Buffer.from(`${text}</table></body></html>\r\n--b--\r\n`);
}

/** The HTML part of a newsletter, coded as many mailers of Japan and all senders of pictures do. */
function inBase64(raw) {
  const [head, html] = raw.toString().split("quoted-printable\r\n\r\n<html>");
  const [body, end] = `<html>${html}`.split("\r\n--b--");
  const plain = body.replaceAll("=\r\n", "").replaceAll("=3D", "=");
  const lines = Buffer.from(plain).toString("base64").replaceAll(/.{76}/g, "$&\r\n");
  return Buffer.from(`${head}base64\r\n\r\n${lines}\r\n--b--${end}`);
}
