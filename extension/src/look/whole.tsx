import { Logo } from "@sublet/ui";
import type { ComponentChildren } from "preact";

/** A page that stands in the way of another: the name of the house, and what it has to say. */
export function Whole({ children }: { children: ComponentChildren }) {
  return (
    <>
      <header class="head">
        <span class="brand">
          <Logo />
          <span>Sublet</span>
        </span>
      </header>
      <main>{children}</main>
    </>
  );
}
