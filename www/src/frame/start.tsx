import { usePageWords } from "../strings/index.ts";

/** What the page is for, while nothing has been asked yet. */
export function Start() {
  const { points } = usePageWords();
  return (
    <ul class="points">
      {points.map(({ title, text }) => (
        <li key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}
