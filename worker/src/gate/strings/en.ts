/** English words of the gate's pages. */
export const en = {
  stoppedTitle: (host: string) => `Stopped: ${host}`,
  stopped: "Sublet stopped before this link was opened",
  blocked: "Sublet blocked this link before it was opened",
  anonymous: (suffix: string) =>
    `Anyone can get an address ending in ${suffix} without showing who they are.`,
  named: "A rule of the policy stops this address.",
  namedLead: "No record says that it is rented; the policy names it.",
  unexpected: "If you did not expect to come here, close this page.",
  noWay: "The policy does not let anyone open this address.",
  go: (host: string) => `Open ${host} anyway`,
  goHelp: "The way on is open for ten minutes. After that, open the link again.",
  contact: "Whom to ask",
  address: "Full address of the link",
  way: "The link leads through",
  wayEnd: "and ends at",
  details: "Details: provider, risk, incidents and rule",
  detailsTitle: "Details",
  knowledge: "What this was decided from",
  policy: "Policy",
  catalogue: (serial: number, day: string) => `Catalogue no. ${serial} of ${day}`,
  refusedTitle: "Link not opened",
  refused: "Sublet does not open this link",
  refusedHelp:
    "Links through this page are signed, so that nobody can use it to lead you elsewhere. Open the link again where you found it, or ask for a new one.",
  code: "Code",
  problem: {
    warn: (host: string, rule: string) =>
      `The link leads to ${host}, where the policy warns (${rule}). Only a person can go on: open the link in a browser.`,
    block: (host: string, rule: string) => `The link leads to ${host}, which the policy blocks (${rule}).`,
  },
};
