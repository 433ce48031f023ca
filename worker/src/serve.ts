/**
 * The worker where `workerd` runs by itself: the same routes over a store on disk. `serve/config.ts` writes the
 * configuration.
 */
import worker from "./index.ts";
import { type LocalBindings, localEnv } from "./store/local/env.ts";

export { Store } from "./store/local/store.ts";

export default {
  fetch: (request, bindings, ctx) => worker.fetch(request, localEnv(bindings), ctx),
} satisfies ExportedHandler<LocalBindings>;
