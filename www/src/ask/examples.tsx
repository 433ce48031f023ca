import { usePageWords } from "../strings/index.ts";

const EXAMPLES = [
  "login-update.duckdns.org",
  "hxxps://wallet[.]pages[.]dev/login",
  "https://bank.example@secure.ngrok-free.app/",
  "www.duckdns.org",
];

/** Questions that show what the page understands. */
export function Examples({ onPick }: { onPick: (text: string) => void }) {
  const { ask } = usePageWords();
  return (
    <div class="examples">
      <span>{ask.examples}</span>
      <ul>
        {EXAMPLES.map((text) => (
          <li key={text}>
            <button type="button" class="example" onClick={() => onPick(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
