import { useEffect, useState } from "preact/hooks";
import type { Engine } from "./engine/engine.ts";
import type { Setting } from "./engine/protocol.ts";
import { failureOf } from "./engine/refusal.ts";
import type { Detail } from "./pile/details.tsx";

/** The full verdict of one input; the last one stays until the next is there. */
export function useDetail(
  engine: Engine,
  input: string | undefined,
  { policy, lang }: Setting,
): Detail | undefined {
  const [detail, setDetail] = useState<Detail>();
  useEffect(() => {
    if (input === undefined) {
      setDetail(undefined);
      return;
    }
    let stale = false;
    engine.call("verdict", input, { policy, lang }).then(
      (verdict) => !stale && setDetail({ verdict }),
      (thrown) => !stale && setDetail({ failure: failureOf(thrown) }),
    );
    return () => {
      stale = true;
    };
  }, [engine, input, policy, lang]);
  return detail;
}
