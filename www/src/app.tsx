import { type Lang, LangProvider } from "@sublet/ui";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { Engine } from "./engine/engine.ts";
import { type About, type Failure, POLICIES, type PolicyName } from "./engine/protocol.ts";
import { failureOf } from "./engine/refusal.ts";
import { HeadTools } from "./frame/header.tsx";
import { PolicyChoice } from "./frame/policy.tsx";
import { useOffline } from "./offline.ts";
import { Page } from "./page.tsx";
import { usePref } from "./prefs.ts";
import { pageStrings } from "./strings/index.ts";
import { usePlace } from "./use-place.ts";

const LANGS = ["en", "ja"] as const satisfies readonly Lang[];

function browserLang(): Lang {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return wanted.find((tag): tag is Lang => LANGS.some((lang) => lang === tag)) ?? "en";
}

/** The whole page: its choices, its place and the classifier behind it. */
export function App({ engine }: { engine: Engine }) {
  const [lang, setLang] = usePref("lang", LANGS, browserLang());
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
    engine.call("about").then(setAbout, (thrown) => setFailure(failureOf(thrown)));
  }, [engine]);

  function choosePolicy(next: PolicyName) {
    setLinked(undefined);
    setRemembered(next);
  }

  return (
    <LangProvider value={lang}>
      <Page
        engine={engine}
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
