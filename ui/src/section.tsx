import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** A titled part of a card. */
export function Section({
  title,
  class: name = "",
  children,
}: {
  title: string;
  class?: string;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <section class={`section ${name}`} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
