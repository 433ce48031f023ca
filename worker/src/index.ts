/**
 * Sublet at the edge: screens links and e-mail, serves the lists.
 *
 * @packageDocumentation
 */
import { front } from "./app.ts";
import { scheduled } from "./decisions/scheduled.ts";
import type { Env } from "./env.ts";
import { email } from "./mail/email.ts";

export default { fetch: front.fetch, email, scheduled } satisfies ExportedHandler<Env>;
