import assert from "node:assert/strict";
import type { Running } from "../lib/start.ts";

/** A small message in HTML. */
export interface Letter {
  from?: string;
  html: string;
  /** More header lines. */
  headers?: string[];
}

/** Who the mail server heard of. */
export const SENDER = "ann@example.com";
export const READER = "bob@example.net";

/** A message as it comes over the wire. */
export function letter({ from = `Ann <${SENDER}>`, html, headers = [] }: Letter): string {
  return [
    `From: ${from}`,
    `To: <${READER}>`,
    "Subject: Your parcel",
    "Message-ID: <1@example.com>",
    "MIME-Version: 1.0",
    "Content-Type: text/html; charset=utf-8",
    ...headers,
    "",
    html,
    "",
  ].join("\r\n");
}

/** A message with one link. */
export function linkTo(url: string, headers: string[] = []): string {
  return letter({ html: `<p>Look: <a href="${url}">here</a></p>`, headers });
}

/** What the handler did with a message. */
export interface Handled {
  outcome: "ok" | "exception";
  /** The reason it was rejected with. */
  reason: string | undefined;
  /** Whom it was handed to, with the header lines added to it. */
  forwards: { to: string; headers: Record<string, string> }[];
}

/** Hands a message to the worker's `email()`, as a mail server would. */
export async function deliver(worker: Running, raw: string | Uint8Array<ArrayBuffer>): Promise<Handled> {
  const url = new URL("/cdn-cgi/local/email", worker.url);
  url.search = new URLSearchParams({ from: SENDER, to: READER, format: "json" }).toString();
  const answer = await fetch(url, { method: "POST", body: raw });
  const text = await answer.text();
  assert.ok(text.startsWith("{"), text);
  const { outcome, rejectReason, forwards } = JSON.parse(text) as {
    outcome: "ok" | "exception";
    rejectReason?: string;
    forwards: { recipient: string; headers: [string, string][] }[];
  };
  return {
    outcome,
    reason: rejectReason,
    forwards: forwards.map(({ recipient, headers }) => ({
      to: recipient,
      headers: Object.fromEntries(headers),
    })),
  };
}
