/** A host that no program makes a link of; Sublet reads it back. */
export function defangedHost(host: string): string {
  return host.replaceAll(".", "[.]");
}

/** A web address that no program makes a link of, without query, fragment and user information. */
export function defangedAddress({ protocol, hostname, port, pathname }: URL): string {
  return `${protocol.replace("tt", "xx")}//${defangedHost(hostname)}${port && `:${port}`}${pathname}`;
}
