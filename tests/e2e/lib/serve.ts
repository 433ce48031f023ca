import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** A plain file server that writes down all that it is told. */
export interface Site {
  /** Where the page is. */
  address: string;
  /** Every request so far, as it came: method, target, headers. */
  log: string[];
  /** Stops answering; a browser then is as good as offline. */
  close(): Promise<void>;
}

/** Serves a folder on a free port of this machine. */
export async function serve(folder: string): Promise<Site> {
  const log: string[] = [];
  const server = createServer(async ({ method, url = "/", headers }, response) => {
    log.push(`${method} ${url} ${JSON.stringify(headers)}`);
    const path = normalize(decodeURIComponent(new URL(url, "http://site").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
    });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, log, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
