/** Two appliances that run outside of Pairdesk, and everything that goes wrong with them before they are watched. */
import { createHash, type X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { connect, type TLSSocket } from "node:tls";
import { expect } from "@playwright/test";
import { startOutsidePair } from "../../support/outside-pair.ts";
import type { KnownAppliance, KnownPair } from "./real-pair-steps.ts";
import type { Walk } from "./steps.ts";

/** `another`: the window of a Pairdesk that knows nothing yet. */
export async function realPairJourney(walk: Walk, another: () => Promise<Walk>): Promise<void> {
  const outside = await startOutsidePair();
  try {
    const [first, second] = outside.definition.appliances.map(
      ({ name, host, port, clientId }): KnownAppliance => ({
        ...{ host, port, clientId },
        secret: outside.secrets[name] ?? "",
      }),
    ) as [KnownAppliance, KnownAppliance];
    const { host, connect: addresses = [] } = outside.definition.site;
    const known: KnownPair = { site: { host, connect: addresses[0] ?? "" }, appliances: [first, second] };
    const mistaken: KnownPair = { ...known, appliances: [{ ...first, secret: "not the secret" }, second] };
    const refusals = async () => (await outside.counted()).failedLogins;

    expect(await walk("meetFirst", mistaken)).toBe(await fingerprintAt(first.port));
    // Whoever is not trusted is asked nothing, least of all for a token.
    expect(
      Object.keys((await outside.counted()).requests).filter((asked) => !asked.includes("inter-appliance")),
    ).toEqual([]);
    await walk("trustAndBeRefused");
    expect(await refusals()).toBe(1);
    await walk("tryRefusedAgain");
    await walk("addSecondAndSave", mistaken);
    await walk("checkAgain");
    expect(await refusals()).toBe(1);
    await walk("replaceSecret", known);
    expect(await refusals()).toBe(1);

    const before = await fingerprintAt(second.port);
    await outside.setScenario("certificate-different");
    const after = await fingerprintAt(second.port);
    expect(after).not.toBe(before);
    await walk("pinAnew");

    const text = await readFile(await walk("exportPair"), "utf8");
    expect(text).toContain(after);
    expect(text).not.toContain(first.secret);
    await walk("removeAndUndo", known);
    const other = await another();
    await other("importPair", { pair: known, text });
  } finally {
    await outside.close();
  }
}

async function fingerprintAt(port: number): Promise<string> {
  const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false });
  try {
    const { raw } = await new Promise<X509Certificate>((resolve, reject) => {
      socket.once("secureConnect", () => resolve(certificateOf(socket)));
      socket.once("error", reject);
    });
    return createHash("sha256").update(raw).digest("hex");
  } finally {
    socket.destroy();
  }
}

function certificateOf(socket: TLSSocket): X509Certificate {
  const shown = socket.getPeerX509Certificate();
  if (!shown) throw new Error("no certificate was shown");
  return shown;
}
