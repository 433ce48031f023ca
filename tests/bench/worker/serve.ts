import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../../../worker/local/bundle.ts";
import { writeServer } from "../../../worker/serve/config.ts";

const WORKERD = fileURLToPath(new URL("../../../node_modules/.bin/workerd", import.meta.url));
const PATIENCE = 15_000;

/** The admin token of the measured worker. */
const ADMIN = `sublet_bench0000000_${randomBytes(32).toString("base64url")}`;

/** A workerd of its own. */
export class Served {
  private constructor(
    readonly url: string,
    readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  /** The worker as it is served without Cloudflare. */
  static async worker(vars: Record<string, string> = {}): Promise<Served> {
    const folder = mkdtempSync(join(tmpdir(), "sublet-bench-"));
    const hash = createHash("sha256").update(ADMIN).digest("hex");
    return Served.#start(
      folder,
      await writeServer(folder),
      { ADMIN_TOKEN_HASH: hash, RATE_LIMIT: "999999999", ...vars },
      "healthz",
    );
  }

  /** A Hono app that does nothing. */
  static async empty(): Promise<Served> {
    const folder = mkdtempSync(join(tmpdir(), "sublet-bench-"));
    const [script] = await bundle(fileURLToPath(new URL("./empty.ts", import.meta.url)));
    writeFileSync(join(folder, "index.js"), script?.contents ?? "");
    const config = join(folder, "config.capnp");
    writeFileSync(config, EMPTY);
    return Served.#start(folder, config, {}, "empty");
  }

  static async #start(
    folder: string,
    config: string,
    vars: Record<string, string>,
    path: string,
  ): Promise<Served> {
    const port = await freePort();
    const args = ["serve", config, "--socket-addr", `http=127.0.0.1:${port}`];
    const process_ = spawn(WORKERD, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...vars },
    });
    const served = new Served(`http://127.0.0.1:${port}/`, process_, folder);
    const end = Date.now() + PATIENCE;
    while (!(await answers(served.url + path))) {
      if (Date.now() < end && process_.exitCode === null) continue;
      await served.stop();
      throw new Error("workerd does not answer");
    }
    return served;
  }

  /** The header of a new token that may look things up. */
  async reader(): Promise<{ authorization: string }> {
    const headers = { authorization: `Bearer ${ADMIN}`, "content-type": "application/json" };
    const body = JSON.stringify({ name: "bench", scopes: ["read"] });
    const made = await fetch(`${this.url}v1/tokens`, { method: "POST", headers, body });
    const { token } = (await made.json()) as { token: string };
    return { authorization: `Bearer ${token}` };
  }

  async stop(): Promise<void> {
    const ended = this.process.exitCode === null && once(this.process, "exit");
    this.process.kill();
    await ended;
    rmSync(this.folder, { recursive: true });
  }
}

const EMPTY = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "empty", worker = .empty)],
  sockets = [(name = "http", address = "127.0.0.1:8788", http = (), service = "empty")],
);
const empty :Workerd.Worker = (
  modules = [(name = "index.js", esModule = embed "index.js")],
  compatibilityDate = "2026-11-01",
);
`;

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
