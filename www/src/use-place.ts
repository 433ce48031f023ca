import { useCallback, useEffect, useState } from "preact/hooks";
import { type Address, type Place, readAddress, writeAddress } from "./address.ts";
import type { PolicyName } from "./engine/protocol.ts";

/** The page's place, in step with the address bar and its history. */
export interface Navigation {
  address: Address;
  /** Goes to a place and leaves the present one in the history. */
  go(place: Place): void;
}

/** Follows the address; the fragment never leaves the browser. */
export function usePlace(policy?: PolicyName): Navigation {
  const [address, setAddress] = useState(() => readAddress(location.hash));

  useEffect(() => {
    const follow = () => setAddress(readAddress(location.hash));
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);

  useEffect(() => {
    const fragment = writeAddress(address.place, policy);
    if (fragment !== location.hash) history.replaceState(null, "", fragment || location.pathname);
  }, [address, policy]);

  const go = useCallback(
    (place: Place) => {
      const fragment = writeAddress(place, policy);
      if (fragment !== location.hash) history.pushState(null, "", fragment || location.pathname);
      setAddress({ place, policy });
    },
    [policy],
  );
  return { address, go };
}
