import { type Lang, LangProvider, MoonMark, POLICIES, type PolicyName } from "@sublet/ui";
import {
  type About,
  Choices,
  type Failure,
  failureOf,
  Page,
  pageStrings,
  type Sublet,
  usePageWords,
  usePlace,
} from "@sublet/ui/lookup";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { useOffline } from "./offline.ts";
import { usePref, useTheme } from "./prefs.ts";

const LANG_NAMES = ["en", "ja"] as const satisfies readonly Lang[];

function browserLang(): Lang {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return wanted.find((tag): tag is Lang => LANG_NAMES.some((lang) => lang === tag)) ?? "en";
}

/** The whole page: its choices, its place and the classifier behind it. */
export function App({ sublet }: { sublet: Sublet }) {
  const [lang, setLang] = usePref("lang", LANG_NAMES, browserLang());
  const [remembered, setRemembered] = usePref("policy", POLICIES, "balanced");
  const [linked, setLinked] = useState<PolicyName>();
  const policy = linked ?? remembered;
  const { address, go } = usePlace(policy);
  const [about, setAbout] = useState<About>();
  const [failure, setFailure] = useState<Failure>();
  const offline = useOffline();

  useEffect(() => setLinked(address.policy), [address]);

  useLayoutEffect(() => {
    document.documentElement.lang = lang;
    document.title = pageStrings[lang].documentTitle;
  }, [lang]);

  useEffect(() => {
    sublet.about().then(setAbout, (thrown) => setFailure(failureOf(thrown)));
  }, [sublet]);

  function choosePolicy(next: PolicyName) {
    setLinked(undefined);
    setRemembered(next);
  }

  return (
    <LangProvider value={lang}>
      <Page
        sublet={sublet}
        place={address.place}
        setting={{ policy, lang }}
        about={about}
        failure={failure}
        onGo={go}
        offline={offline}
        tools={<HeadTools lang={lang} onLang={setLang} />}
        policy={<PolicyChoice policy={policy} onPolicy={choosePolicy} />}
      />
    </LangProvider>
  );
}

/** The policy that decides, and what it does. */
export function PolicyChoice({
  policy,
  onPolicy,
}: {
  policy: PolicyName;
  onPolicy: (policy: PolicyName) => void;
}) {
  const { policy: words } = usePageWords();
  return (
    <div class="policy">
      <span class="policy-label" aria-hidden="true">
        {words.label}
      </span>
      <Choices
        label={words.label}
        choices={POLICIES.map((value) => ({ value, name: words.name[value] }))}
        chosen={policy}
        onChoose={onPolicy}
      />
      <p class="policy-help">{words.help[policy]}</p>
    </div>
  );
}

const LANGS = [
  { value: "en", name: "English", lang: "en" },
  { value: "ja", name: "日本語", lang: "ja" },
] as const;

/** The language and the look. */
export function HeadTools({ lang, onLang }: { lang: Lang; onLang: (lang: Lang) => void }) {
  const words = usePageWords();
  const { dark, turn } = useTheme();
  return (
    <div class="head-tools">
      <Choices label={words.language} choices={LANGS} chosen={lang} onChoose={onLang} />
      <button type="button" class="icon-button" aria-label={words.dark} aria-pressed={dark} onClick={turn}>
        <MoonMark />
      </button>
    </div>
  );
}
