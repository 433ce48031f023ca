import type { Lang } from "@sublet/ui";
import { Logo, MoonMark } from "../marks.tsx";
import { usePageWords } from "../strings/index.ts";
import { Choices } from "./choices.tsx";
import { useTheme } from "./theme.ts";

const LANGS = [
  { value: "en", name: "English", lang: "en" },
  { value: "ja", name: "日本語", lang: "ja" },
] as const;

/** The page's head: its name, the language and the look. */
export function Header({
  lang,
  onLang,
  onHome,
}: {
  lang: Lang;
  onLang: (lang: Lang) => void;
  onHome: () => void;
}) {
  const words = usePageWords();
  const { dark, turn } = useTheme();
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
      <div class="head-tools">
        <Choices label={words.language} choices={LANGS} chosen={lang} onChoose={onLang} />
        <button type="button" class="icon-button" aria-label={words.dark} aria-pressed={dark} onClick={turn}>
          <MoonMark />
        </button>
      </div>
    </header>
  );
}
