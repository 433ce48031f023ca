import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type Request as MiniflareRequest, Response as MiniflareResponse } from "miniflare";

/** A request that reached a host of the little web. */
export interface Visit {
  line: string;
  headers: IncomingMessage["headers"];
  body: string;
}

/** A request as it left the Worker. */
export interface Sent {
  url: string;
  /** What is meant for Cloudflare alone. */
  cf: { cacheTtl?: unknown } | undefined;
}

/** Two real servers that stand for all hosts: one for tenants of Duck DNS, one for the rest. */
export interface Web {
  /** Who was visited, in order. */
  visits: Visit[];
  /** What left the Worker, in order. */
  sent: Sent[];
  /** HTML pages by host and path (`a.example/page`). */
  pages: Map<string, string>;
  /** Miniflare's `outboundService`: brings what a Worker fetches to one of the servers. */
  outbound(request: MiniflareRequest): Promise<MiniflareResponse>;
  close(): Promise<void>;
}

/** Starts the little web. A path like `/302/https://a.example/` moves on to that address. */
export async function web(): Promise<Web> {
  const visits: Visit[] = [];
  const sent: Sent[] = [];
  const pages: Web["pages"] = new Map();
  const serve = async (request: IncomingMessage) => {
    const { method, url = "", headers } = request;
    visits.push({ line: `${method} ${headers["x-host"]}${url}`, headers, body: await text(request) });
    const [, status = "200", location] = /^\/(\d{3})\/(.*)$/.exec(url) ?? [];
    const page = pages.get(`${headers["x-host"]}${url}`);
    return { status: Number(status), location: location && decodeURIComponent(location), page };
  };
  const [tenants, others] = await Promise.all([listen(serve), listen(serve)]);
  return {
    visits,
    sent,
    pages,
    async outbound(request) {
      sent.push({ url: request.url, cf: request.cf as Sent["cf"] });
      const { host, hostname, pathname, search } = new URL(request.url);
      const server = hostname.endsWith(".duckdns.org") ? tenants : others;
      const { port } = server.address() as AddressInfo;
      const headers = Object.fromEntries([...request.headers].filter(([name]) => name !== "host"));
      const answer = await fetch(`http://127.0.0.1:${port}${pathname}${search}`, {
        method: request.method,
        headers: { ...headers, "x-host": host },
        redirect: "manual",
        ...(request.body ? { body: await request.text() } : {}),
      });
      const kept = [...answer.headers].filter(([name]) => ["location", "content-type"].includes(name));
      return new MiniflareResponse(await answer.text(), {
        status: answer.status,
        headers: Object.fromEntries(kept),
      });
    },
    close: async () => {
      for (const server of [tenants, others]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

interface Served {
  status: number;
  location: string | undefined;
  page: string | undefined;
}

async function listen(serve: (request: IncomingMessage) => Promise<Served>): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { status, location, page } = await serve(request);
    const type = page === undefined ? "text/plain" : "text/html";
    response.writeHead(status, { "content-type": type, ...(location === undefined ? {} : { location }) });
    response.end(page ?? "arrived");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
