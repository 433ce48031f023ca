/** The rules that the browser stops tenants by, and the passes through them. */
export { type Installed, installed, type Stopped, stoppedUrl } from "./installed.ts";
export { dropPasses, endPause, isLetThrough, openOnce, pause, pauses, siteOf } from "./passes.ts";
export { isReadAheadPrevented, preventReadAhead, RENEW, syncRules } from "./sync.ts";
