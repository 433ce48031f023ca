/**
 * The worker where `workerd` runs by itself: the same routes over a store on disk. `serve/config.ts` writes the
 * configuration.
 */
import worker from "./index.ts";
import { Problem } from "./problem.ts";
import { type LocalBindings, localEnv } from "./store/local.ts";

export { Store } from "./store/object.ts";

export default {
  fetch(request, bindings, ctx) {
    try {
      return worker.fetch(request, localEnv(bindings), ctx);
    } catch (thrown) {
      if (thrown instanceof Problem) return thrown.response("en");
      throw thrown;
    }
  },
} satisfies ExportedHandler<LocalBindings>;
