// Made from crate/core by `cargo xtask bless`: edit nothing here.
import type { Action, Policy } from "sublet-wasm";

/** The built-in policies, mildest first. */
export const BUILTIN_POLICIES = {
  monitor: {"name":"monitor","default":"log","rules":[],"exclusions":[]},
  balanced: {"name":"balanced","default":"log","rules":[{"id":"full-control","action":"warn","controls":["full"]},{"id":"high-risk","action":"warn","level":"high"}],"exclusions":[]},
  strict: {"name":"strict","default":"block","rules":[],"exclusions":[]},
} satisfies Record<string, Policy>;

/** What a policy that only has a name says. */
export const EMPTY_POLICY: Policy = {"name":"","default":"allow","rules":[],"exclusions":[]};

/** The actions that end a navigation at the warning page. */
export const STOPPING: readonly Action[] = ["warn","block"];
