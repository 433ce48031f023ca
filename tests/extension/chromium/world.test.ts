import { once } from "node:events";
import { connect } from "node:net";
import { before, test } from "node:test";
import { World } from "../lib/world.ts";

const it = new World();
before(() => it.start());

test("the test world ends while a connection that said nothing is still open", {
  timeout: 10_000,
}, async () => {
  const ports = [80, 443, 53];
  const silent = ports.map((port) => connect(port, "127.0.0.1"));
  await Promise.all(silent.map((socket) => once(socket, "connect")));
  const ended = silent.map((socket) => once(socket, "close"));
  await it.stop();
  await Promise.all(ended);
});
