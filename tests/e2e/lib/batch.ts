const HOSTS = [
  (n: number) => `login-${n}.duckdns.org`,
  (n: number) => `hxxps://wallet-${n}[.]pages[.]dev/login`,
  (n: number) => `https://shop${n}.blogspot.com/2026/11/`,
  (n: number) => `www.example${n}.com`,
  (n: number) => `c${n}.ngrok-free.app`,
  (n: number) => `http://panel${n}.mooo.com:8080/`,
  (n: number) => `docs-${n}.netlify.app`,
  () => "www.duckdns.org",
  (n: number) => `mail${n}.example.org`,
  (n: number) => `cam${n}.ddns.net`,
];

/** Lines as an analyst pastes them: tenants, landlords and plain sites, defanged and whole. */
export function batch(lines: number): string[] {
  return Array.from({ length: lines }, (_, n) => HOSTS[n % HOSTS.length]?.(n) ?? "");
}
