/**
 * A small reading proxy: `/?url=https://example.com/` shows a page with its links marked, and with `&through=gate` it
 * leads them through a Sublet gate. What the policy stops is not fetched at all.
 */
import { gateLinks, Stopped, sublet } from "@sublet/worker";

interface Env {
  /** Where the gate is. */
  GATE: string;
  /** A key that the gate knows: `id:key`. */
  LINK_KEY: string;
}

const guard = sublet({ policy: "balanced" });

export default {
  async fetch(request, env) {
    const { searchParams } = new URL(request.url);
    const url = URL.parse(searchParams.get("url") ?? "");
    if (!url) return new Response("usage: /?url=https://example.com/\n", { status: 400 });
    try {
      const page = await guard.fetch(url);
      if (searchParams.get("through") !== "gate") return guard.markLinks(page);
      const [id = "", secret = ""] = env.LINK_KEY.split(":");
      return await guard.rewriteLinks(page, { to: gateLinks({ gate: env.GATE, key: { id, secret } }) });
    } catch (thrown) {
      if (thrown instanceof Stopped) return thrown.response();
      throw thrown;
    }
  },
} satisfies ExportedHandler<Env>;
