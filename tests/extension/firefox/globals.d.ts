/** What Firefox's own window and extension pages have beside the DOM, as far as the tests use it. */
declare const WebExtensionPolicy: {
  getByID(id: string): { mozExtensionHostname: string; extension: { backgroundState: string } } | null;
};
declare const browser: typeof import("wxt/browser").browser;
