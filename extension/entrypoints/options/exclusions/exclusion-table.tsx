import { useLang } from "@sublet/ui";
import type { Exclusion } from "sublet-wasm";
import { useT } from "../../../src/words/index.ts";
import { useLive } from "../live.ts";
import { endOf, targetOf } from "./target.ts";
import { keyOf } from "./together.ts";

/** The exclusions, one a row. */
export function ExclusionTable({
  exclusions,
  locked,
  onEdit,
  onDelete,
}: {
  exclusions: Exclusion[];
  locked: boolean;
  onEdit: (exclusion: Exclusion) => void;
  onDelete: (exclusion: Exclusion) => void;
}) {
  const t = useT();
  return (
    <table class="list">
      <thead>
        <tr>
          <th scope="col">{t("optWhat")}</th>
          <th scope="col">{t("optWhy")}</th>
          <th scope="col">{t("optWho")}</th>
          <th scope="col">{t("optUntil")}</th>
          {!locked && (
            <th scope="col">
              <span class="unseen">{t("optActions")}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {exclusions.map((exclusion, at) => (
          <Row
            key={keyOf(exclusion)}
            at={at}
            exclusion={exclusion}
            locked={locked}
            onEdit={onEdit}
            onDelete={onDelete}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  at,
  exclusion,
  locked,
  onEdit,
  onDelete,
}: {
  at: number;
  exclusion: Exclusion;
  locked: boolean;
  onEdit: (exclusion: Exclusion) => void;
  onDelete: (exclusion: Exclusion) => void;
}) {
  const { engine } = useLive();
  const lang = useLang();
  const t = useT();
  const { target, name } = targetOf(exclusion);
  const shown = target === "provider" ? (engine?.provider(name, lang)?.name ?? name) : name;
  return (
    <tr>
      <th scope="row">
        <span class="target">{t(`optTarget_${target}`)}</span>
        <bdi class={target === "provider" ? "" : "mono"}>{shown}</bdi>
      </th>
      <td data-label={t("optWhy")}>{exclusion.why}</td>
      <td data-label={t("optWho")}>{exclusion.who}</td>
      <td data-label={t("optUntil")}>
        <Until exclusion={exclusion} />
      </td>
      {!locked && (
        <td class="list-tools">
          <button id={`exclusion-edit-${at}`} type="button" class="button" onClick={() => onEdit(exclusion)}>
            {t("optEdit")}
            <span class="unseen"> {shown}</span>
          </button>
          <button type="button" class="button" onClick={() => onDelete(exclusion)}>
            {t("optDelete")}
            <span class="unseen"> {shown}</span>
          </button>
        </td>
      )}
    </tr>
  );
}

function Until({ exclusion }: { exclusion: Exclusion }) {
  const t = useT();
  const end = endOf(exclusion);
  if (exclusion.until === undefined) return <span class="quiet">{t("optUntilNone")}</span>;
  const over = end !== null && end.getTime() <= Date.now();
  return (
    <>
      {exclusion.until} {over && <span class="badge is-over">{t("optOver")}</span>}
    </>
  );
}
