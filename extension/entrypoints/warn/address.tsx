import { Section, useNumber } from "@sublet/ui";
import { useState } from "preact/hooks";
import { copy } from "../../src/text/clipboard.ts";
import { shorten } from "../../src/text/shorten.ts";
import { visible } from "../../src/text/visible.ts";
import { useT } from "../../src/words/index.ts";

const HEAD = 320;
const TAIL = 120;

/** The whole address as text: never a link, the host set apart, what cannot be seen written out. */
export function Address({ url }: { url: URL }) {
  const t = useT();
  const number = useNumber();
  const [said, setSaid] = useState("");
  const scheme = `${url.protocol}//`;
  const { head, left, tail } = shorten(url.href.slice(scheme.length + url.hostname.length), HEAD, TAIL);
  const copyAll = async () => setSaid(t((await copy(url.href)) ? "copied" : "copyFailed"));
  return (
    <Section title={t("warnAddress")} class="column at-address">
      <p class="address">
        <bdi dir="ltr" translate={false}>
          {scheme}
          <b>{visible(url.hostname)}</b>
          {visible(head)}
          {left > 0 && <span class="address-cut">{t("warnAddressCut", number(left))}</span>}
          {visible(tail)}
        </bdi>
      </p>
      <p class="address-copy">
        <button type="button" class="link" onClick={copyAll}>
          {t("warnAddressCopy")}
        </button>{" "}
        <span role="status">{said}</span>
      </p>
    </Section>
  );
}
