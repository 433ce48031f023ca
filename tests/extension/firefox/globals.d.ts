/** What Firefox's own window and extension pages have beside the DOM, as far as the tests use it. */
declare const WebExtensionPolicy: {
  getByID(id: string): {
    mozExtensionHostname: string;
    extension: { backgroundState: string; terminateBackground(): Promise<void> };
  } | null;
};
declare const browser: typeof import("wxt/browser").browser;
declare const PrivateBrowsingUtils: { isWindowPrivate(window: Window): boolean };
declare function OpenBrowserWindow(options: { private: boolean }): Window;
