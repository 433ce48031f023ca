import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Server, Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Addresses } from "./address.ts";
import { certificate } from "./certificate.ts";
import type { Log } from "./log.ts";

/** What a page of the test world answers. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}
/** Answers a request, or leaves it to the next. */
export type Pages = (url: URL, request: IncomingMessage) => Reply | undefined;

/** Addresses may be long. */
const MAX_HEADER = 4 << 20;

/** Web servers on ports 80, 443 and a few others that write down every connection, TLS greeting and request. */
export class Web {
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly log: Log,
    private readonly addresses: Addresses,
    private readonly pages: Pages,
  ) {}

  static async start(log: Log, addresses: Addresses, pages: Pages): Promise<Web> {
    const web = new Web(log, addresses, pages);
    const plain = [80, 8080].map((port) =>
      web.#listen(createServer({ maxHeaderSize: MAX_HEADER }, web.#answer("http")), port),
    );
    const tls = [443, 8443].map((port) => {
      const server = createTlsServer({ ...certificate(), maxHeaderSize: MAX_HEADER }, web.#answer("https"));
      server.on("secureConnection", (socket: TLSSocket) => {
        const name = socket.servername || addresses.nameOf(socket.localAddress ?? "");
        log.add("tls", name, `:${port}`);
      });
      server.on("tlsClientError", () => undefined);
      return web.#listen(server, port);
    });
    await Promise.all([...plain, ...tls]);
    return web;
  }

  #listen(server: Server, port: number): Promise<void> {
    this.#servers.push(server);
    server.on("connection", (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
      socket.on("error", () => socket.destroy());
      this.log.add("connection", this.addresses.nameOf(socket.localAddress ?? ""), `:${port}`);
    });
    return new Promise((done) => server.listen(port, "0.0.0.0", done));
  }

  #answer(scheme: "http" | "https") {
    return (request: IncomingMessage, response: ServerResponse): void => {
      const url = new URL(request.url ?? "/", `${scheme}://${request.headers.host ?? "nobody.invalid"}`);
      this.log.add("http", url.hostname, `${request.method} ${url.pathname}${url.search}`);
      const { status = 200, headers = {}, body = "" } = this.pages(url, request) ?? served(url);
      response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers }).end(body);
    };
  }

  /** Ends every connection, also those that were opened ahead and never greeted. */
  async stop(): Promise<void> {
    const closed = this.#servers.map((server) => new Promise<void>((done) => server.close(() => done())));
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(closed);
  }
}

/** The page every host has: it says which host and path were served. */
function served(url: URL): Reply {
  return {
    body: page(
      `<h1 data-served="${escaped(url.host)}">${escaped(url.host + url.pathname + url.search)}</h1>`,
    ),
  };
}

export function page(body: string, head = ""): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>test world</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
