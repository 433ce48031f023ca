/** How long a condition is waited for before a test fails, in milliseconds: a busy machine takes its time. */
export const PATIENCE = 60_000;
