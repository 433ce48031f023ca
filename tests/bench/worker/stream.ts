import { readFileSync } from "node:fs";
import { request } from "node:http";

const LINES = 1_000_000;
const BLOCK = 2_000;

/** What a stream of lines cost. */
export interface Streamed {
  lines: number;
  seconds: number;
  /** Bytes that came back. */
  bytes: number;
}

/** Sends a million lines, as fast as they are taken, and counts the answers. */
export async function stream(url: string, headers: Record<string, string>): Promise<Streamed> {
  const start = performance.now();
  const asked = request(url, {
    method: "POST",
    headers: { "content-type": "application/x-ndjson", ...headers },
  });
  const answered = new Promise<{ lines: number; bytes: number }>((done, failed) => {
    asked.on("error", failed);
    asked.on("response", (response) => {
      if (response.statusCode !== 200) failed(new Error(`status ${response.statusCode}`));
      let lines = 0;
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
      });
      response.on("end", () => done({ lines, bytes }));
      response.on("error", failed);
    });
  });
  for (let sent = 0; sent < LINES; sent += BLOCK) {
    const block = Array.from({ length: BLOCK }, (_, at) => line(sent + at)).join("");
    if (!asked.write(block)) await new Promise((done) => asked.once("drain", done));
  }
  asked.end();
  const { lines, bytes } = await answered;
  if (lines !== LINES) throw new Error(`${LINES} lines went and ${lines} came`);
  return { lines, bytes, seconds: (performance.now() - start) / 1000 };
}

/** One of ten is a tenant, as in a proxy's log where they are many. */
function line(at: number): string {
  return at % 10 ? `"www.site-${at}.example"\n` : `"home-${at}.duckdns.org"\n`;
}

/** The most memory that a process has held, in MiB. */
export function peak(pid: number): number {
  const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kib) / 1024;
}
