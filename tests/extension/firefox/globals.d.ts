/** What Firefox's own window and extension pages have beside the DOM, as far as the tests use it. */
declare const WebExtensionPolicy: {
  getByID(id: string): {
    mozExtensionHostname: string;
    extension: { backgroundState: string; terminateBackground(): Promise<void> };
  } | null;
};
declare const Services: {
  prefs: { getBoolPref(name: string): boolean; setIntPref(name: string, value: number): void };
};
declare const browser: typeof import("wxt/browser").browser;
declare const PrivateBrowsingUtils: { isWindowPrivate(window: Window): boolean };
declare function OpenBrowserWindow(options: { private: boolean }): Window;
declare const gBrowser: { selectTabAtIndex(index: number): void; selectedBrowser: HTMLElement };
declare const gURLBar: { value: string; focus(): void; handleCommand(): void };
declare const PlacesUtils: {
  bookmarks: {
    unfiledGuid: string;
    insert(bookmark: { parentGuid: string; url: string; title: string }): Promise<{ guid: string }>;
    fetch(guid: string): Promise<{ url: URL }>;
  };
};
declare function openTrustedLinkIn(url: string, where: "current" | "tab"): void;
declare const SessionStore: {
  getClosedTabCountForWindow(window: Window): number;
  undoCloseTab(window: Window, index: number): void;
};
declare const ChromeUtils: {
  requestProcInfo(): Promise<{ children: { type: string; memory: number }[] }>;
};
