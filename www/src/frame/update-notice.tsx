import { usePageWords } from "../strings/index.ts";

/** Tells that a newer version waits, and takes it on request. */
export function UpdateNotice({ update }: { update: (() => void) | undefined }) {
  const { offline } = usePageWords();
  return (
    <div class="update" role="status">
      {update && (
        <p>
          {offline.update}{" "}
          <button type="button" class="button is-quiet" onClick={update}>
            {offline.reload}
          </button>
        </p>
      )}
    </div>
  );
}
