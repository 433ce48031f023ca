/** What a test asks of the Worker that has a guard; the guard's own types belong to workerd's world. */
export interface Ask {
  options?: {
    /** The name of a built-in policy, or any object that is tried as one. */
    policy?: unknown;
    stop?: "warn" | "block";
    lang?: "en" | "ja";
    redirects?: number;
  };
  fetch?: [url: string, init?: RequestInit];
  check?: string;
  text?: string;
  /** A page, what is done with it, and how. */
  page?: { html: string; headers?: Record<string, string>; status?: number };
  mark?: Marking;
  rewrite?: Marking & { embeds?: "stop" | "leave"; policy?: string };
}

interface Marking {
  base?: string;
  from?: "allow" | "log" | "warn" | "block";
}
