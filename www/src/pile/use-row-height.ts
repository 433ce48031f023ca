import { useEffect, useState } from "preact/hooks";

/** Where the table's rows fold into two lines; the style sheet has the same width. */
const FOLDED = "(max-width: 47.99rem)";

/** The height of a row in pixels, as the style sheet draws it. */
export function useRowHeight(): number {
  const [folded, setFolded] = useState(() => matchMedia(FOLDED).matches);
  useEffect(() => {
    const query = matchMedia(FOLDED);
    const follow = () => setFolded(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return folded ? 64 : 40;
}
