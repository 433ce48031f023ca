import { type Context, Hono } from "hono";

/** What the worker's own routes are measured against: the same framework, and nothing behind it. */
const app = new Hono().get("/empty", (c) => c.text("ok"));

/** An answer of the worker's that was made before: `PUT` it, then `GET` it. What a verdict costs is not in it. */
let body = "";
let headers = new Headers();
app.put("/same", async (c: Context) => {
  body = await c.req.text();
  headers = new Headers(JSON.parse(c.req.header("answer-headers") ?? "[]"));
  return c.body(null, 204);
});
app.get("/same", () => new Response(body, { headers }));

export default app;
