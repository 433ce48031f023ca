import type { OfflineState } from "@sublet/ui/lookup";
import { useCallback, useEffect, useState } from "preact/hooks";

/** Stores the page for offline use and shows when a newer version waits. */
export function useOffline(): OfflineState {
  const [ready, setReady] = useState(false);
  const [waiting, setWaiting] = useState<ServiceWorker>();

  useEffect(() => {
    const workers = navigator.serviceWorker;
    if (!workers || import.meta.env.DEV) return;
    workers.ready.then(() => setReady(true));
    workers
      .register("sw.js", { updateViaCache: "none" })
      .then((registration) => watch(registration, setWaiting))
      .catch(() => setReady(false));
  }, []);

  const update = useCallback(() => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting?.postMessage("take-over");
  }, [waiting]);

  return { ready, update: waiting && update };
}

function watch(registration: ServiceWorkerRegistration, found: (worker: ServiceWorker) => void) {
  if (registration.waiting) found(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => {
      if (next.state === "installed" && registration.active) found(next);
    });
  });
}
