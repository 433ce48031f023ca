import type { ComponentChildren } from "preact";

/** The house with one door that is let: Sublet's mark. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="logo-house" d="M4 12.5 16 4l12 8.5V28H4z" />
      <path class="logo-door" d="M17 28V16.5h6.5V28z" />
      <path class="logo-window" d="M8.5 16.5h5v5h-5z" />
      <circle class="logo-knob" cx="21.6" cy="22.6" r=".9" />
    </svg>
  );
}

function Mark({ children }: { children: ComponentChildren }) {
  return (
    <svg class="mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** A half moon, for the dark look. */
export const MoonMark = () => (
  <Mark>
    <path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z" />
  </Mark>
);

/** A sheet with an arrow: something to save. */
export const SaveMark = () => (
  <Mark>
    <path d="M10 3v9m0 0 3.5-3.5M10 12 6.5 8.500M4 16h12" />
  </Mark>
);

/** A magnifying glass. */
export const SearchMark = () => (
  <Mark>
    <circle cx="8.5" cy="8.5" r="5" />
    <path d="m12.3 12.3 4.2 4.2" />
  </Mark>
);

/** A cross: close or clear. */
export const CrossMark = () => (
  <Mark>
    <path d="m5.5 5.5 9 9m0-9-9 9" />
  </Mark>
);

/** An arrow back. */
export const BackMark = () => (
  <Mark>
    <path d="M12.5 4.5 7 10l5.5 5.5" />
  </Mark>
);

/** An arrow on. */
export const NextMark = () => (
  <Mark>
    <path d="M7.5 4.5 13 10l-5.5 5.5" />
  </Mark>
);
