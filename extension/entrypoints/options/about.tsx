import { useLang, useNumber } from "@sublet/ui";
import { LANG_CHOICES } from "../../src/settings/index.ts";
import { useT } from "../../src/words.ts";
import { Select } from "./controls.tsx";
import { useLive } from "./live.ts";
import { Lock, Panel, useSave } from "./panel.tsx";

const DAY = 24 * 60 * 60 * 1000;

/** The language, the catalogue and its age. */
export function About() {
  const t = useT();
  return (
    <Panel id="about" title={t("optPart_about")}>
      <Language />
      <Catalogue />
      <p class="quiet">{t("optPromise")}</p>
    </Panel>
  );
}

function Language() {
  const { settings, locked, lang } = useLive().inForce;
  const save = useSave();
  const t = useT();
  const names = { auto: t("optLangAuto"), en: "English", ja: "日本語" };
  return (
    <div class="setting">
      <div class="setting-words">
        <span class="setting-name">{t("optLang")}</span>
        {locked.has("lang") && <Lock />}
        <p class="setting-help">{t("optLangHelp")}</p>
      </div>
      <Select
        label={t("optLang")}
        value={locked.has("lang") ? lang : settings.lang}
        choices={LANG_CHOICES.map((value) => ({ value, name: names[value] }))}
        disabled={locked.has("lang")}
        onChange={(chosen) => save((before) => ({ ...before, lang: chosen }))}
      />
    </div>
  );
}

function Catalogue() {
  const { catalogue } = useLive();
  const lang = useLang();
  const number = useNumber();
  const t = useT();
  if (!catalogue) return <p class="quiet">{t("optNoEngine")}</p>;
  const { serial, created, suffixes, providers, sources, release } = catalogue.info();
  const made = new Date(created);
  const day = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
  const ago = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  const age = Math.max(0, Math.floor((Date.now() - made.getTime()) / DAY));
  return (
    <>
      <dl class="about">
        <div>
          <dt>{t("optCatalogue")}</dt>
          <dd>{t("optCatalogueSerial", String(serial))}</dd>
        </div>
        <div>
          <dt>{t("optCatalogueMade")}</dt>
          <dd>
            {day.format(made)} <span class="quiet">{ago.format(-age, "day")}</span>
          </dd>
        </div>
        <div>
          <dt>{t("optCatalogueHolds")}</dt>
          <dd>{t("optCatalogueCounts", number(suffixes), number(providers))}</dd>
        </div>
        <div>
          <dt>{t("optRelease")}</dt>
          <dd>{release}</dd>
        </div>
      </dl>
      <p class="quiet">
        {t("optSources")} {sources.map(({ name, licence }) => `${name} (${licence})`).join(", ")}
      </p>
    </>
  );
}
