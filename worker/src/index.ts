/**
 * Sublet at the edge: screens links and e-mail, serves the lists.
 *
 * @packageDocumentation
 */
import { app } from "./app.ts";
import { scheduled } from "./decisions/scheduled.ts";
import type { Env } from "./env.ts";

export default { fetch: app.fetch, scheduled } satisfies ExportedHandler<Env>;
