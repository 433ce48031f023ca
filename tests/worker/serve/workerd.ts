import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import type { Readable } from "node:stream";

/** The program itself: the command in `node_modules/.bin` is a script that starts it as a child. */
const { default: workerd } = createRequire(import.meta.url)("workerd") as { default: string };

/** `workerd serve` over a folder, on a free port of this machine. */
export interface Server {
  url: string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

/** Starts the server; resolves with its port once it listens. It ends with the test's process at the latest. */
export async function serve(config: string, env: Record<string, string>): Promise<Server> {
  const args = ["serve", config, "--socket-addr", "http=127.0.0.1:0", "--control-fd=3"];
  const process = spawn(workerd, args, {
    env,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const port = await listening(process);
  return {
    url: `http://127.0.0.1:${port}`,
    kill: async () => {
      process.kill("SIGKILL");
      await once(process, "exit");
    },
  };
}

async function listening(process: ChildProcess): Promise<number> {
  const messages = process.stdio[3] as Readable;
  const ended = once(process, "exit").then(([code]) => {
    throw new Error(`workerd ended with ${code}`);
  });
  const [line] = await Promise.race([once(messages, "data"), ended]);
  ended.catch(() => undefined);
  return (JSON.parse(String(line)) as { port: number }).port;
}
