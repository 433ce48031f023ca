/**
 * The look-up page, for every surface that shows it, and the one client interface behind it.
 *
 * @packageDocumentation
 */
export { type Navigation, type Place, usePlace } from "./address.ts";
export { localSublet } from "./local-sublet.ts";
export { Page, type PageProps } from "./page.tsx";
export { Choices, type OfflineState } from "./shell.tsx";
export { type PageStrings, pageStrings, usePageWords } from "./strings/index.ts";
export * from "./sublet.ts";
