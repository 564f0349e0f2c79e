/** What the test's page runs: the window's side of the transport, without the window's screens. */
import type { WindowBridge } from "../../../../shared/contract/window-bridge.ts";
import { createWindowClient } from "./window-client.ts";

const bridge: unknown = Reflect.get(globalThis, "pairdesk");
if (bridge) Reflect.set(globalThis, "windowClient", createWindowClient(bridge as WindowBridge));
