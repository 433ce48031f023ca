/** The worker without its fast path; `GET /routes` lists what is registered. */

import { app } from "../../../worker/src/app.ts";
import type { Env } from "../../../worker/src/env.ts";

export default {
  fetch(request, env, ctx) {
    if (new URL(request.url).pathname !== "/routes") return app.fetch(request, env, ctx);
    const routes = app.routes.filter(({ method }) => method !== "ALL");
    return Response.json([...new Set(routes.map(({ method, path }) => `${method} ${path}`))]);
  },
} satisfies ExportedHandler<Env>;
