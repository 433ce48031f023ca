/** A Worker that does with the guard what a test asks for. */
import { type GuardOptions, gateLinks, Stopped, sublet } from "../../../worker/src/guard/index.ts";
import type { Ask } from "./lib/asked.ts";
import { KEYS } from "./lib/gate-key.ts";

export default {
  async fetch(request: Request): Promise<Response> {
    const ask = (await request.json()) as Ask;
    try {
      return await answer(ask);
    } catch (thrown) {
      if (thrown instanceof Stopped) {
        const { code, url, report } = thrown;
        return Response.json({ thrown: { code, url, report }, response: await thrown.response().json() });
      }
      const { name, message, code } = thrown as Error & { code?: string };
      return Response.json({ thrown: { name, message, code } });
    }
  },
};

async function answer({ options, fetch, check, text, page, mark, rewrite }: Ask): Promise<Response> {
  const guard = sublet(options as GuardOptions | undefined);
  if (fetch) {
    const response = await guard.fetch(...fetch);
    return Response.json({
      status: response.status,
      location: response.headers.get("location"),
      body: await response.text(),
    });
  }
  if (check !== undefined) return Response.json(guard.check(check));
  if (text !== undefined) return Response.json(guard.checkText(text));
  if (!page) return Response.json({});
  const headers = { "content-type": "text/html; charset=utf-8", ...page.headers };
  const whole = new Response(page.html, { status: page.status ?? 200, headers });
  if (mark) return guard.markLinks(whole, mark);
  const { policy, ...others } = rewrite ?? {};
  const to = gateLinks({ gate: "https://gate.example/", key: KEYS, ...(policy ? { policy } : {}) });
  return guard.rewriteLinks(whole, { ...others, to });
}
