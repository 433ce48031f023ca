const SPACE = "[\\t\\n\\f\\r ]*";
const REFRESH = new RegExp(
  `^${SPACE}(\\d*)[\\d.]*(?:${SPACE}[;,]|[\\t\\n\\f\\r ])${SPACE}(?:url${SPACE}=${SPACE})?(?:"([^"]*)|'([^']*)|(.*))`,
  "is",
);

/** What a `Refresh` header, or a `<meta>` of that name, says (HTML standard, "shared declarative refresh steps"). */
export function readRefresh(text: string): { seconds: string; url: string } | undefined {
  const [, seconds = "", double, single, bare] = REFRESH.exec(text) ?? [];
  const url = double ?? single ?? bare ?? "";
  return url === "" ? undefined : { seconds: seconds || "0", url };
}
