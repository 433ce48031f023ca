import type { Lang } from "sublet-worker-wasm";
import { catalogueOf, healthOf } from "../catalogue/look-up.ts";
import type { Engine } from "../engine.ts";
import { Problem } from "../problem.ts";

/** The moment that the examples are of. */
const NOW = "2026-11-22T00:00:00Z";

/** Examples as this worker would answer them. None where it cannot read its catalogue: the document is served all the same. */
export function examples(engine: Engine, lang: Lang): Record<string, { value: unknown }> {
  try {
    const classifier = engine.under("balanced");
    const provider = classifier.provider("duckdns", lang);
    return {
      Verdict: { value: classifier.check("https://login.mallory.duckdns.org/", lang, NOW) },
      Hits: { value: { hits: classifier.search("duck", 5) } },
      Provider: { value: provider },
      Providers: { value: { providers: [provider] } },
      Catalogue: { value: catalogueOf(engine) },
      Health: { value: healthOf(engine) },
    };
  } catch (thrown) {
    if (thrown instanceof Problem) return {};
    throw thrown;
  }
}
