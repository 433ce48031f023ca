import "./check.css";
import { LangProvider } from "@sublet/ui";
import {
  type About,
  type Failure,
  failureOf,
  forwarding,
  localSublet,
  Page,
  type Sublet,
  usePlace,
} from "@sublet/ui/lookup";
import { render } from "preact";
import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { csv, hostsInText, type Policy, unpack } from "sublet-wasm/extension";
import { browser } from "wxt/browser";
import { type InForce, inForce, onChange } from "../../src/settings/index.ts";
import { catalogue } from "../../src/sublet.ts";
import { useT, words } from "../../src/words.ts";

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
  const sublet = useMemo(() => subletUnder(JSON.parse(written)), [written]);
  const { address, go } = usePlace();
  const [about, setAbout] = useState<About>();
  const [failure, setFailure] = useState<Failure>();

  useEffect(() => {
    setFailure(undefined);
    sublet.about().then(setAbout, (thrown) => setFailure(failureOf(thrown)));
  }, [sublet]);

  return (
    <Page
      sublet={sublet}
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

/** Sublet under a policy, asked in the page itself: it answers millions a second. */
function subletUnder(policy: Policy): Sublet {
  const opening = open(policy);
  // Each call rejects with what went wrong; a page that makes none needs no rejection of its own.
  opening.catch(() => undefined);
  return forwarding(async (method, args) => {
    const ask = (await opening)[method] as (...args: unknown[]) => Promise<unknown>;
    return ask(...args);
  });
}

async function open(policy: Policy): Promise<Sublet> {
  return localSublet({ csv, hostsInText, unpack }, await catalogue(), policy);
}

const root = document.getElementById("app");
if (root) render(<Check />, root);
