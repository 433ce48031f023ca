/**
 * Sublet at the edge: screens links and e-mail, serves the lists.
 *
 * @packageDocumentation
 */
import { fastPath } from "./app.ts";
import { scheduled } from "./decisions/store.ts";
import type { Env } from "./env.ts";
import { email } from "./mail/email.ts";

export default { fetch: fastPath.fetch, email, scheduled } satisfies ExportedHandler<Env>;
