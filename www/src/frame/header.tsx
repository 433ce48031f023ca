import type { Lang } from "@sublet/ui";
import type { ComponentChildren } from "preact";
import { Logo, MoonMark } from "../marks.tsx";
import { usePageWords } from "../strings/index.ts";
import { Choices } from "./choices.tsx";
import { useTheme } from "./theme.ts";

const LANGS = [
  { value: "en", name: "English", lang: "en" },
  { value: "ja", name: "日本語", lang: "ja" },
] as const;

/** The page's head: its name, and what can be chosen there. */
export function Header({ onHome, children }: { onHome: () => void; children?: ComponentChildren }) {
  const words = usePageWords();
  return (
    <header class="head">
      <a
        class="brand"
        href="./"
        aria-label={words.home}
        onClick={(event) => {
          event.preventDefault();
          onHome();
        }}
      >
        <Logo />
        <span>{words.title}</span>
      </a>
      {children}
    </header>
  );
}

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
