/** The network of the test world (RFC 2544): every name gets an address of its own in it, so that a bare connection tells whom it was for. */
export const NETWORK = "198.18.0.0/15";
const FIRST = (198 << 24) | (18 << 16);
const SIZE = 1 << 17;

/** Gives out one address per name. */
export class Addresses {
  readonly #byName = new Map<string, string>();
  readonly #byAddress = new Map<string, string>();

  of(name: string): string {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    if (this.#byName.size >= SIZE - 2) throw new RangeError(`more than ${SIZE - 2} names in one test world`);
    const address = written(FIRST + this.#byName.size + 1);
    this.#byName.set(name, address);
    this.#byAddress.set(address, name);
    return address;
  }

  nameOf(address: string): string {
    const plain = address.replace(/^::ffff:/, "");
    return this.#byAddress.get(plain) ?? plain;
  }
}

function written(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}
