/** Which addresses are this program's own pages. Parsed and compared by part: a prefix test would let `app.evil` through. */
import { electronOrigin } from "../../shared/contract/window-bridge.ts";

const own = new URL(electronOrigin);

export const startAddress = `${electronOrigin}/`;

export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === own.protocol && host === own.host && username === "" && password === "";
}
