import { expect } from "vitest";
import type { PracticePair } from "../../../electron/core/practice/practice-pair.ts";
import { targetOf } from "../practice-pair-fixture.ts";
import { logInToWeb, noticeOf } from "../web-client.ts";

/** On the Failover pages of both: then it does not follow the roles. */
export async function untickSharedIp(practice: PracticePair): Promise<void> {
  for (const name of ["site1", "site2"]) {
    const web = await logInToWeb(targetOf(practice, name), "login", practice.webLogin);
    expect(noticeOf((await web.press("failover", "save-shared-ips")).text)).toBe("The shared IPs were saved.");
  }
}
