/** The message that tells the warning page in a tab to go on. */
export const RESUME = "resume";

export interface Resume {
  type: typeof RESUME;
  tab: number;
}

export function isResume(message: unknown): message is Resume {
  const { type, tab } = (message ?? {}) as Partial<Resume>;
  return type === RESUME && typeof tab === "number";
}
