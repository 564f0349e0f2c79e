import { createHash } from "node:crypto";
import type { Conduct } from "../conduct.ts";

/** Version and build in one, with 40 hex digits as recorded (api-facts 2.3). */
export function versionText({ version, build }: Conduct): string {
  const digits = createHash("sha1").update(`${version} ${build}`).digest("hex");
  return `${version} (${build}-${digits})`;
}
