import { useEffect } from "preact/hooks";

/** When this part goes, the focus goes back to the element of this id, as soon as that is there again. */
export function useFocusBack(id: string) {
  useEffect(
    () => () => {
      requestAnimationFrame(() => document.getElementById(id)?.focus());
    },
    [id],
  );
}
