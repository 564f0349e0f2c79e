import { createServer } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

/** A message bus that takes connections and never says a word, as a keychain does that waits for a password. */
export async function silentBus(): Promise<{ address: string; hangUp: () => Promise<void> }> {
  const path = join(temporaryFolder(), "bus");
  const closers = new Set<() => void>();
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    closers.add(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const hangUp = async (): Promise<void> => {
    for (const close of closers) close();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(hangUp);
  return { address: `unix:path=${path}`, hangUp };
}
