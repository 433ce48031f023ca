import type { App } from "../app-type.ts";
import { allow } from "../auth/allow.ts";
import { download } from "./download.ts";
import { catalogue, health, provider, providers, search } from "./look-up.ts";

/** What the catalogue holds, by several ways, and whether the worker is well. */
export function registerCatalogue(app: App): void {
  app.get("/v1/search", allow("read"), search);
  app.get("/v1/providers", allow("read"), providers);
  app.get("/v1/providers/:id", allow("read"), provider);
  app.get("/v1/catalogue", allow("read"), catalogue);
  app.get("/v1/catalogue.bin", allow("read"), download);
  app.get("/healthz", health);
}
