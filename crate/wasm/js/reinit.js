import * as glue from "sublet-glue";
import { begin } from "./load.js";

/** Begins anew after a trap: whatever was made before is freed. */
export function reinit() {
  begin();
  glue.reinit();
  // The glue makes the memory at the next call, after its arguments were put into the old one: so one without any there.
  glue.unpack(0xffffffff);
}
