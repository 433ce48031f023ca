import type { Lang } from "@sublet/ui";
import { en } from "./en.ts";
import { ja } from "./ja.ts";

/** Every word of the gate's pages; a language that lacks one does not compile. */
export type Strings = typeof en;

/** The words of each language. */
export const strings: Record<Lang, Strings> = { en, ja };
