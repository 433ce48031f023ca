/** The rules that the browser stops tenants by, and the ways through them. */
export { type Installed, installed } from "./installed.ts";
export { dropPasses, endPause, isLetThrough, openOnce, pause, pauses, siteOf } from "./passes.ts";
export { isReadAheadPrevented, preventReadAhead } from "./read-ahead.ts";
export { type Stopped, stoppedUrl } from "./stopped.ts";
export { RENEW, syncRules } from "./sync.ts";
