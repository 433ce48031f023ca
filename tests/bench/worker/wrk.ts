import { execFileSync } from "node:child_process";

/** What wrk saw. */
export interface Seen {
  /** Answers a second. */
  rate: number;
  /** The latency, in milliseconds, that 99 of 100 answers kept. */
  p99: number;
}

const CONNECTIONS = 32;
const SECONDS = 8;
const UNITS: Record<string, number> = { us: 0.001, ms: 1, s: 1000 };

/** Asks for one address over and over; throws where an answer was an error. */
export function wrk(url: string, headers: Record<string, string> = {}): Seen {
  const lines = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const args = ["-t1", `-c${CONNECTIONS}`, `-d${SECONDS}s`, "--latency", ...lines, url];
  const told = execFileSync("wrk", args, { encoding: "utf8" });
  if (/Non-2xx|Socket errors/.test(told)) throw new Error(`${url}: ${told}`);
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(told)?.[1];
  const [, p99, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(told) ?? [];
  if (!rate || !p99 || !unit) throw new Error(`wrk said something else: ${told}`);
  return { rate: Number(rate), p99: Number(p99) * (UNITS[unit] ?? Number.NaN) };
}

/** The middle one of several. */
export function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
