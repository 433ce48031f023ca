import { LangProvider } from "@sublet/ui";
import type { About, Failure } from "@sublet/ui/lookup";
import { failureOf, Page, usePlace } from "@sublet/ui/lookup";
import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { type InForce, inForce, onChange } from "../../src/settings/index.ts";
import { useT, words } from "../../src/words/index.ts";
import { PageSublet } from "./engine.ts";

/** The look-up page inside the extension, under the policy in force. */
export function Check() {
  const [settings, setSettings] = useState<InForce>();

  useEffect(() => {
    const load = () => void inForce().then(setSettings);
    load();
    return onChange(load);
  }, []);

  useLayoutEffect(() => {
    if (!settings) return;
    document.documentElement.lang = settings.lang;
    document.title = words(settings.lang)("checkTitle");
  }, [settings]);

  return (
    settings && (
      <LangProvider value={settings.lang}>
        <LookUp settings={settings} />
      </LangProvider>
    )
  );
}

function LookUp({ settings: { policy, lang } }: { settings: InForce }) {
  const written = JSON.stringify(policy);
  const engine = useMemo(() => new PageSublet(JSON.parse(written)), [written]);
  const { address, go } = usePlace();
  const [about, setAbout] = useState<About>();
  const [failure, setFailure] = useState<Failure>();

  useEffect(() => {
    setFailure(undefined);
    engine.call("about").then(setAbout, (thrown) => setFailure(failureOf(thrown)));
  }, [engine]);

  return (
    <Page
      sublet={engine}
      place={address.place}
      setting={{ lang }}
      about={about}
      failure={failure}
      onGo={go}
      policy={<PolicyName name={policy.name} />}
    />
  );
}

function PolicyName({ name }: { name: string }) {
  const t = useT();
  return (
    <p class="policy-name">
      {t("checkPolicy")} <b>{name}</b>{" "}
      <a class="link" href={browser.runtime.getURL("/options.html")}>
        {t("checkSettings")}
      </a>
    </p>
  );
}
