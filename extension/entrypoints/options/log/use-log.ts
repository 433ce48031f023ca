import { useEffect, useState } from "preact/hooks";
import { type Entry, entries, lost, onLog } from "../../../src/log/index.ts";

/** The log as it is, followed while the page is open. */
export function useLog(): { log: Entry[]; missing: number } | undefined {
  const [book, setBook] = useState<{ log: Entry[]; missing: number }>();
  useEffect(() => {
    let stale = false;
    const load = async () => {
      const [log, missing] = await Promise.all([entries(), lost()]);
      if (!stale) setBook({ log, missing });
    };
    void load();
    const stop = onLog(load);
    return () => {
      stale = true;
      stop();
    };
  }, []);
  return book;
}
