import { createSocket, type Socket } from "node:dgram";
import { type Socket as Connection, createServer, type Server } from "node:net";
import { type Answer, decode, encode, type Packet, RECURSION_DESIRED, streamEncode } from "dns-packet";
import type { Addresses } from "./address.ts";
import { type Log, plain } from "./log.ts";

const NXDOMAIN = 3;

/** Is there such a name in the test world? */
export type Knows = (name: string) => boolean;

/** A resolver on port 53 that writes down every question. Names the test world does not know do not exist. */
export class Resolver {
  readonly #udp: Socket = createSocket("udp4");
  readonly #tcp: Server;
  readonly #connections = new Set<Connection>();

  private constructor(
    private readonly log: Log,
    private readonly addresses: Addresses,
    private readonly knows: Knows,
  ) {
    this.#udp.on("message", (message, from) => {
      const answer = this.#answer(decode(message));
      this.#udp.send(encode(answer), from.port, from.address);
    });
    this.#tcp = createServer((socket) => {
      let held = Buffer.alloc(0);
      this.#connections.add(socket);
      socket.on("close", () => this.#connections.delete(socket));
      socket.on("error", () => socket.destroy());
      socket.on("data", (chunk) => {
        held = Buffer.concat([held, chunk]);
        while (held.length >= 2 && held.length >= 2 + held.readUInt16BE(0)) {
          const end = 2 + held.readUInt16BE(0);
          socket.write(streamEncode(this.#answer(decode(held.subarray(2, end)))));
          held = held.subarray(end);
        }
      });
    });
  }

  static async start(log: Log, addresses: Addresses, knows: Knows): Promise<Resolver> {
    const resolver = new Resolver(log, addresses, knows);
    await Promise.all([
      new Promise<void>((done) => resolver.#udp.bind(53, "127.0.0.1", done)),
      new Promise<void>((done) => resolver.#tcp.listen(53, "127.0.0.1", done)),
    ]);
    return resolver;
  }

  #answer(question: Packet): Packet {
    const asked = question.questions?.[0];
    const base = { type: "response" as const, id: question.id ?? 0, questions: question.questions ?? [] };
    if (!asked) return { ...base, flags: NXDOMAIN };
    const name = plain(asked.name);
    this.log.add("dns", name, asked.type.replace("UNKNOWN_65", "HTTPS"));
    if (!this.knows(name)) return { ...base, flags: RECURSION_DESIRED | NXDOMAIN };
    const answers: Answer[] =
      asked.type === "A" ? [{ type: "A", name: asked.name, ttl: 1, data: this.addresses.of(name) }] : [];
    return { ...base, flags: RECURSION_DESIRED, answers };
  }

  async stop(): Promise<void> {
    const closed = [
      new Promise<void>((done) => this.#udp.close(done)),
      new Promise<void>((done) => this.#tcp.close(() => done())),
    ];
    for (const connection of this.#connections) connection.destroy();
    await Promise.all(closed);
  }
}
