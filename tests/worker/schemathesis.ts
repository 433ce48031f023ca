/**
 * Holds the worker against its own OpenAPI document with schemathesis, all checks.
 *
 * The environment variable SCHEMATHESIS names the program. Ends with its exit code.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ADMIN, start } from "./lib/start.ts";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
/** What the gate signs with; any 32 bytes. */
const LINK_KEYS = JSON.stringify({ first: "A".repeat(43) });

// It writes down what it found where it stands.
const notes = mkdtempSync(join(tmpdir(), "schemathesis-"));
const worker = await start({ vars: { LINK_KEYS } });
try {
  const program = process.env.SCHEMATHESIS ?? "schemathesis";
  const options = ["--checks", "all", "--header", `Authorization: Bearer ${ADMIN}`, "--no-color"];
  const config = ["--config-file", join(FOLDER, "schemathesis.toml")];
  const run = ["run", `${worker.url}openapi.json`, ...options, ...process.argv.slice(2)];
  const child = spawn(program, [...config, ...run], {
    cwd: notes,
    stdio: "inherit",
    env: {
      ...process.env,
      PYTHONPATH: [FOLDER, process.env.PYTHONPATH].filter(Boolean).join(delimiter),
      PYTHONDONTWRITEBYTECODE: "1",
      SCHEMATHESIS_HOOKS: "schemathesis_hooks",
    },
  });
  const [code] = await once(child, "exit");
  process.exitCode = code ?? 1;
} finally {
  await worker.dispose();
  rmSync(notes, { recursive: true });
}
