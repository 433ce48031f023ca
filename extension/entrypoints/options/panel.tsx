import type { ComponentChildren } from "preact";
import { useT } from "../../src/words/index.ts";

/** One part of the page. */
export function Panel({
  id,
  title,
  lead,
  locked = false,
  tools,
  children,
}: {
  id: string;
  title: string;
  lead?: ComponentChildren;
  locked?: boolean;
  tools?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section id={id} class="panel" aria-labelledby={`${id}-title`}>
      <header class="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {locked && <Lock />}
        {tools && <div class="panel-tools">{tools}</div>}
      </header>
      {lead && <p class="panel-lead">{lead}</p>}
      {children}
    </section>
  );
}

/** Says that the company decides here. */
export function Lock() {
  const t = useT();
  return (
    <span class="lock">
      <svg class="mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <path d="M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 6 0V9" />
      </svg>
      {t("optLocked")}
    </span>
  );
}
