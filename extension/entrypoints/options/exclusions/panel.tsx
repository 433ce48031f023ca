import { useLang } from "@sublet/ui";
import { useState } from "preact/hooks";
import { type Exclusion, readPolicy } from "sublet-wasm/extension";
import type { Settings } from "../../../src/settings/index.ts";
import { type RefusedValue, readExclusions } from "../../../src/settings/read.ts";
import { useT } from "../../../src/words.ts";
import { OpenJson, saveJson } from "../files.tsx";
import { failureOf, useLive } from "../live.ts";
import { Panel, useSave, useSay } from "../panel.tsx";
import { ExclusionForm } from "./form.tsx";
import { endOf, keyOf, targetOf, together } from "./list.ts";

/** Who is let through, by whom, why and until when. */
export function Exclusions() {
  const { inForce, save: trySave } = useLive();
  const save = useSave();
  const say = useSay();
  const t = useT();
  const [open, setOpen] = useState<Exclusion | "new" | null>(null);
  const { exclusions } = inForce.settings;
  const locked = inForce.locked.has("exclusions");

  async function keep(next: Exclusion) {
    const edited = open === "new" || open === null ? undefined : keyOf(open);
    const failure = await trySave(
      withList((list) => {
        const at = list.findIndex((entry) => keyOf(entry) === edited);
        return at < 0 ? together(list, [next]) : list.with(at, next);
      }),
    );
    if (!failure) {
      setOpen(null);
      say({ said: t("optSaved") });
    }
    return failure;
  }

  const remove = (gone: Exclusion) =>
    save(
      withList((list) => list.filter((entry) => keyOf(entry) !== keyOf(gone))),
      { said: t("optExclusionDeleted"), undo: withList((list) => together(list, [gone])) },
    );

  return (
    <Panel
      id="exclusions"
      title={t("optPart_exclusions")}
      lead={t(locked ? "optNoExclusions" : "optExclusionsLead")}
      locked={locked}
      tools={<Tools locked={locked} />}
    >
      {exclusions.length > 0 && (
        <ExclusionTable exclusions={exclusions} locked={locked} onEdit={setOpen} onDelete={remove} />
      )}
      {exclusions.length === 0 && open === null && <p class="quiet">{t("optExclusionsNone")}</p>}
      {open !== null && !locked && (
        <ExclusionForm
          key={open === "new" ? "new" : keyOf(open)}
          exclusion={open === "new" ? { host: "", who: exclusions.at(-1)?.who ?? "", why: "" } : open}
          back={open === "new" ? "exclusion-add" : `exclusion-edit-${exclusions.indexOf(open)}`}
          onSave={keep}
          onClose={() => setOpen(null)}
        />
      )}
      {!locked && open === null && (
        <button id="exclusion-add" type="button" class="button is-main" onClick={() => setOpen("new")}>
          {t("optExclusionAdd")}
        </button>
      )}
    </Panel>
  );
}

function withList(edit: (list: Exclusion[]) => Exclusion[]) {
  return (settings: Settings): Settings => ({ ...settings, exclusions: edit(settings.exclusions) });
}

function Tools({ locked }: { locked: boolean }) {
  const { catalogue, inForce } = useLive();
  const save = useSave();
  const say = useSay();
  const t = useT();
  const { exclusions } = inForce.settings;

  /** A list, or a policy that holds one; entries that are refused cost only themselves. */
  function take(value: unknown) {
    if (!catalogue) return say({ code: "no-engine", detail: "" });
    const refused: RefusedValue[] = [];
    const list = Array.isArray(value) ? value : (value as { exclusions?: unknown } | null)?.exclusions;
    const good = readExclusions(list ?? null, readPolicy, refused);
    const [first] = refused;
    if (good.length === 0 && first) return say({ code: "invalid", detail: `${first.path}: ${first.detail}` });
    const said = first
      ? t(
          "optExclusionsTakenSome",
          String(good.length),
          String(refused.length),
          `${first.path}: ${first.detail}`,
        )
      : t("optExclusionsTaken", String(good.length));
    void save(
      withList((before) => together(before, good)),
      { said, undo: withList(() => exclusions) },
    );
  }

  return (
    <>
      {!locked && (
        <OpenJson label={t("optImport")} onValue={take} onFailure={(thrown) => say(failureOf(thrown))} />
      )}
      {exclusions.length > 0 && (
        <button
          type="button"
          class="button"
          onClick={() => saveJson({ exclusions }, "sublet-exclusions.json")}
        >
          {t("optExport")}
        </button>
      )}
    </>
  );
}

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
  const { catalogue } = useLive();
  const lang = useLang();
  const t = useT();
  const { target, name } = targetOf(exclusion);
  const shown = target === "provider" ? (catalogue?.provider(name, lang)?.name ?? name) : name;
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
