import assert from "node:assert/strict";

/** A problem as it is said (RFC 9457). */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
}

/** Demands a problem with this status and code, and gives it. */
export async function problem(answer: Response, status: number, code: string): Promise<ProblemBody> {
  const text = await answer.text();
  assert.equal(`${answer.status} ${text === "" ? "" : JSON.parse(text).code}`, `${status} ${code}`, text);
  assert.equal(answer.headers.get("content-type"), "application/problem+json");
  const body = JSON.parse(text) as ProblemBody;
  assert.deepEqual(Object.keys(body), ["type", "title", "status", "detail", "code"]);
  assert.equal(body.status, status);
  return body;
}

/** Demands an answer in JSON with this status, and gives it. */
export async function json<T>(answer: Response, status = 200): Promise<T> {
  const text = await answer.text();
  assert.equal(answer.status, status, text);
  assert.equal(answer.headers.get("content-type"), "application/json");
  return JSON.parse(text) as T;
}

/** A body in JSON. */
export function sending(
  method: string,
  body: unknown,
): { method: string; headers: HeadersInit; body: string } {
  return { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
