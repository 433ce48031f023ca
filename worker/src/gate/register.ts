import type { App, Ctx } from "../app-type.ts";
import { allow } from "../auth/allow.ts";
import { readBody } from "../body.ts";
import { refusal } from "../check/refusal.ts";
import { LONGEST } from "../links/target.ts";
import { type Purpose, readTicket } from "../links/ticket.ts";
import { Problem } from "../problem.ts";
import { problemPage } from "./answer.tsx";
import { open } from "./open.ts";

/** The bytes of the warning page's form. */
const LONGEST_FORM = LONGEST + 1024;

const anyone = allow("anyone");

/** The link gate: `GET /go` opens a signed link, `POST /go` goes on past its warning. */
export function registerGate(app: App): void {
  app.get("/go", (c) => answer(c, "go", async () => query(c)));
  app.post("/go", (c) => {
    // A form of a page whose links were rewritten: it is shown where it would have led, and what it holds is not read.
    if (query(c).has("s")) return answer(c, "go", async () => query(c));
    return answer(c, "continue", async () => {
      const form = await readBody(c, LONGEST_FORM);
      return new URLSearchParams(new TextDecoder().decode(form));
    });
  });
}

async function answer(c: Ctx, purpose: Purpose, fields: () => Promise<URLSearchParams>): Promise<Response> {
  c.header("referrer-policy", "no-referrer");
  c.header("x-robots-tag", "noindex, nofollow");
  c.header("vary", "Accept, Accept-Language");
  try {
    // Here and not in front of the route, so that whoever asks too often is told so in a page, too.
    await anyone(c, async () => {});
    return await open(c, readTicket(await fields()), purpose);
  } catch (thrown) {
    const problem = refusal(thrown);
    if (problem instanceof Problem) return problemPage(c, problem);
    throw thrown;
  }
}

function query(c: Ctx): URLSearchParams {
  return new URL(c.req.url).searchParams;
}
