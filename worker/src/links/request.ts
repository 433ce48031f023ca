import { z } from "zod";

/** The most URLs of one request. */
const MOST = 1_000;
/** The longest that a link may last: a year, in seconds. */
const LONGEST_TTL = 365 * 24 * 60 * 60;

/** What `POST /v1/links` takes. */
export const linksRequest = z.strictObject({
  url: z
    .union([z.string(), z.array(z.string()).min(1).max(MOST)])
    .meta({ description: "One absolute http or https URL, or up to 1,000." }),
  ttl: z
    .int()
    .min(1)
    .max(LONGEST_TTL)
    .optional()
    .meta({ description: "Seconds until the links run out; by default what the setting LINK_TTL says." }),
});

/** A URL that was signed. */
export const signedLink = z.strictObject({
  url: z.string().meta({ description: "The exact URL that the link leads to, as browsers write it." }),
  link: z.string().meta({ description: "The signed link at the gate." }),
  expires: z.iso.datetime().meta({ description: "When the link runs out." }),
});

/** A URL that was not. */
export const refusedLink = z.strictObject({
  url: z.string().meta({ description: "The text as it was given." }),
  error: z.strictObject({ code: z.string(), message: z.string() }),
});

/** What `POST /v1/links` answers: one entry a URL, in order. */
export const linksAnswer = z.strictObject({ links: z.array(z.union([signedLink, refusedLink])) });

export type LinksAnswer = z.infer<typeof linksAnswer>;
