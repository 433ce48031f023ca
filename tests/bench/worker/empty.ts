import { Hono } from "hono";

/** What the worker's own routes are measured against: the same framework, and nothing behind it. */
export default new Hono().get("/empty", (c) => c.text("ok"));
