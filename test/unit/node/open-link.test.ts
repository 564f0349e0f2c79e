import { expect, test } from "vitest";
import { opener } from "../../../electron/node/open-link.ts";

const address = "https://docs.beyondtrust.com/rs/docs/failover?a=1&b=2";

test.each([
  ["win32", "rundll32", ["url.dll,FileProtocolHandler", address]],
  ["darwin", "open", ["--", address]],
  ["linux", "xdg-open", [address]],
  ["freebsd", "xdg-open", [address]],
] as const)("on %s the address is one argument of %s and no shell reads it", (platform, command, args) => {
  expect(opener(platform, address)).toEqual({ command, args });
});
