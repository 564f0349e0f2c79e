/** Opens an address in the person's own browser. No shell is involved: the address is one argument of one program. */
import { spawn } from "node:child_process";
import { PairdeskError } from "../../shared/errors.ts";

export function opener(platform: NodeJS.Platform, url: string): { command: string; args: string[] } {
  if (platform === "win32") return { command: "rundll32", args: ["url.dll,FileProtocolHandler", url] };
  if (platform === "darwin") return { command: "open", args: ["--", url] };
  return { command: "xdg-open", args: [url] };
}

export function openLinkOutside(url: string): Promise<void> {
  const { command, args } = opener(process.platform, url);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "ignore", detached: true });
    child.once("error", (cause) => {
      const message = `No program could be started to open ${url}.`;
      reject(new PairdeskError("door-lacks-ability", message, "Copy the address into a browser.", { cause }));
    });
    child.once("spawn", () => {
      child.unref();
      resolve();
    });
  });
}
