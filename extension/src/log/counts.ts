import type { Counts, Event } from "./types.ts";

/** The counts of one day. */
export interface Day extends Counts {
  /** The local date, as in 2026-11-22. */
  day: string;
}

const COUNTED: Record<Event, keyof Counts> = {
  stopped: "stopped",
  "frame-stopped": "stopped",
  "download-stopped": "stopped",
  "opened-once": "opened",
  paused: "opened",
  excluded: "opened",
  logged: "logged",
  reported: "logged",
};

/** The counts after one more event; another day, before or after, begins at nothing. */
export function counted(stored: unknown, event: Event, now: Date): Day {
  const today = dayOf(stored, now);
  const key = COUNTED[event];
  return { ...today, [key]: today[key] + 1 };
}

/** The stored counts, if they are today's. */
export function dayOf(stored: unknown, now: Date): Day {
  const day = localDate(now);
  const { stopped, opened, logged, day: of } = (stored ?? {}) as Partial<Record<keyof Day, unknown>>;
  if (of !== day) return { day, stopped: 0, opened: 0, logged: 0 };
  return { day, stopped: count(stopped), opened: count(opened), logged: count(logged) };
}

function count(value: unknown): number {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : 0;
}

function localDate(now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
