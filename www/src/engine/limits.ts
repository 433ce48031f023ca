/** The largest file or text that is read, in bytes. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** The most rows a table holds: past this a browser's tallest box is too short for them. */
export const MAX_ROWS = 300_000;

/** The longest text that a link carries; longer ones stay in this tab. */
export const MAX_LINK = 4_000;

/** The longest text that is pasted into a text box: past this a box grows slow, and the text is checked at once. */
export const MAX_PASTE = 20_000;

/** The longest term that is searched for. */
export const MAX_TERM = 120;
