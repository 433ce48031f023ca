import { useEffect, useState } from "preact/hooks";
import type { Source } from "../engine/protocol.ts";

/** Takes a file or a text dropped anywhere on the page; true while one is held over it. */
export function useDrop(onSource: (source: Source) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const hold = (event: DragEvent) => {
      if (!event.dataTransfer || !carries(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const held = event.dataTransfer;
      if (!held || !carries(held)) return;
      event.preventDefault();
      const source = held.files[0] ?? held.getData("text/plain");
      if (source) onSource(source);
    };
    addEventListener("dragover", hold, { signal });
    addEventListener("dragleave", leave, { signal });
    addEventListener("drop", drop, { signal });
    return () => stop.abort();
  }, [onSource]);
  return over;
}

function carries({ types }: DataTransfer): boolean {
  return types.includes("Files") || types.includes("text/plain");
}
