import type { Failure } from "../engine/protocol.ts";
import { usePageWords } from "../strings/index.ts";

/** Why there is no answer, in a sentence, with the code that programs read. */
export function Failed({ failure: { code, message } }: { failure: Failure }) {
  const { failed } = usePageWords();
  return (
    <div class="card failed" role="alert">
      <h2>{failed.title}</h2>
      <p class="failed-sentence">
        <bdi>{failed.sentence[code] ?? message}</bdi>
      </p>
      <p class="quiet">
        {failed.code}: <code>{code}</code>
      </p>
    </div>
  );
}
