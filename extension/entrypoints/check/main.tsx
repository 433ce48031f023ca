import "./check.css";
import { LangProvider } from "@sublet/ui";
import {
  type About,
  type Failure,
  failureOf,
  Page,
  type Result,
  type Service,
  type Sublet,
  serviceOf,
  usePlace,
} from "@sublet/ui/lookup";
import { render } from "preact";
import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { Classifier, type Policy } from "sublet-wasm";
import { browser } from "wxt/browser";
import { type InForce, inForce, onChange } from "../../src/settings/index.ts";
import { engine } from "../../src/sublet.ts";
import { useT, words } from "../../src/words.ts";

const root = document.getElementById("app");
if (root) render(<Check />, root);

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

/** A classifier of the page's own under a policy; it is asked in the page itself, for it answers millions a second. */
export class PageSublet implements Sublet {
  readonly #service: Promise<Service>;

  constructor(policy: Policy) {
    this.#service = open(policy);
    // Every call tells of the failure; an engine that nobody asks anything has none to tell.
    this.#service.catch(() => undefined);
  }

  async call<M extends keyof Service>(method: M, ...args: Parameters<Service[M]>): Result<M> {
    const service = await this.#service;
    const answer = service[method] as (...args: Parameters<Service[M]>) => Awaited<Result<M>> | Result<M>;
    return answer(...args);
  }
}

async function open(policy: Policy): Promise<Service> {
  await engine();
  const catalogue = await fetch(browser.runtime.getURL("/catalogue.bin"));
  const classifier = new Classifier(new Uint8Array(await catalogue.arrayBuffer()));
  classifier.usePolicy(policy);
  return serviceOf(classifier);
}
