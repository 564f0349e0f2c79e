/** The calls about certificates through the real core, over real handshakes. */
import { expect, onTestFinished, test } from "vitest";
import { claimDataFolder } from "../../../electron/core/claim-data-folder.ts";
import { createCore } from "../../../electron/core/create-core.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { systemClock as clock, type FileToSave } from "../../../electron/core/ports.ts";
import type { CoreClient } from "../../../shared/contract/contract.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import {
  type CertificateServer,
  serveCertificate,
  serveSilence,
  serving,
} from "../../support/certificates/certificate-server.ts";
import { closedAfterTest, pairServedBy } from "../../support/certificates/grid-test.ts";
import type { Issued } from "../../support/certificates/openssl-authority.ts";
import { openSiteWorkshop } from "../../support/certificates/site-workshop.ts";
import { openMemoryWindow } from "../../support/core/memory-window.ts";
import { forkProcess } from "../../support/fork-process.ts";
import { silentLog } from "../../support/silent-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const { root, between, leaf, trust } = await openSiteWorkshop("127.0.0.1");

interface Opened {
  client: CoreClient;
  saved: FileToSave[];
  close(): Promise<void>;
}

async function open(dataFolder = temporaryFolder()): Promise<Opened> {
  const saved: FileToSave[] = [];
  const core = await createCore({
    writer: await claimDataFolder({ dataFolder, door: "terminal", clock }),
    ports: {
      door: "terminal",
      startProcess: forkProcess,
      openLink: () => Promise.resolve(),
      async saveFile(file) {
        saved.push(file);
        return `/saved/${file.name}`;
      },
      bringToFront: () => undefined,
      onWake: () => undefined,
    },
    ...{ dataFolder, log: silentLog, secrets: createSecretRegistry(), clock },
  });
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= core.close();
    return closing;
  };
  onTestFinished(close);
  return { client: openMemoryWindow(core).client, saved, close };
}

const serve = async (...asked: Parameters<typeof serveCertificate>): Promise<CertificateServer> =>
  closedAfterTest(await serveCertificate(...asked));
const equalPair = async (): Promise<PairDefinition> => {
  const server = await serve(serving(leaf, root, between));
  return pairServedBy([server, server], trust);
};

test("a pair that nobody has looked at has no grid, and a check finds and judges what is served", async () => {
  const { client } = await open();
  const { id: pairId } = await client.pairs.add({ definition: await equalPair() });
  expect((await client.certificates.view({ pairId })).grid).toBeNull();
  const view = await client.certificates.check({ pairId });
  expect(view.grid?.cells).toHaveLength(9);
  expect(view).toMatchObject({ pairId, isOld: false, isChecking: false });
  expect(view.comparisons[0]).toMatchObject({ sni: "site", sameLeaf: "yes", sameKey: "yes", sameChain: "yes" });
  expect(view.renewals[0]).toMatchObject({ sha256: leaf.sha256, state: "fine" });
  expect(await client.certificates.fleet()).toMatchObject([
    { pairId, pairName: "Support site", sameLeaf: "yes", next: { sha256: leaf.sha256 } },
  ]);
});

test("what was seen is there after the next start, and is no longer believed once the pair has another address", async () => {
  const folder = temporaryFolder();
  const first = await open(folder);
  const definition = await equalPair();
  const { id: pairId } = await first.client.pairs.add({ definition });
  const seen = await first.client.certificates.check({ pairId });
  await first.close();
  const { client } = await open(folder);
  expect((await client.certificates.view({ pairId })).grid).toEqual(seen.grid);
  const elsewhere = { ...definition, site: { ...definition.site, host: "other.example.com" } };
  await client.pairs.update({ pairId, definition: elsewhere });
  expect((await client.certificates.view({ pairId })).grid).toBeNull();
});

test("a check that is under way is joined, and events tell that it goes on and what it found", async () => {
  const { client } = await open();
  const silent = closedAfterTest(await serveSilence());
  const good = await serve(serving(leaf, between));
  const events = await client.certificates.changed();
  const { id: pairId } = await client.pairs.add({ definition: pairServedBy([good, silent], trust) });
  const before = good.mostAtOnce();
  const checks = Promise.all([client.certificates.check({ pairId }), client.certificates.check({ pairId })]);
  const told = await events.next();
  expect(told.value).toMatchObject({ pairId, isChecking: true, grid: null });
  await silent.close();
  const [one, two] = await checks;
  expect(one.grid).toEqual(two.grid);
  expect(before).toBeLessThanOrEqual(6);
  const last = await events.next();
  expect(last.value).toMatchObject({ isChecking: false, grid: one.grid });
});

test("the chain is saved in the order that clients want, without the root", async () => {
  const { client, saved } = await open();
  const { id: pairId } = await client.pairs.add({ definition: await equalPair() });
  await expect(client.certificates.saveChain({ pairId, target: "site1" })).rejects.toThrow(/no chain/);
  await client.certificates.check({ pairId });
  expect(await client.certificates.saveChain({ pairId, target: "site1" })).toEqual({
    path: "/saved/Support site site1 chain.pem",
  });
  expect(String(saved[0]?.content).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g)).toEqual([
    pemOnly(leaf),
    pemOnly(between),
  ]);
  await expect(client.certificates.saveChain({ pairId, target: "nobody" })).rejects.toThrow(/no appliance/);
});

test("renewals are saved as a calendar whose entries keep their identity", async () => {
  const { client, saved } = await open();
  const { id: pairId } = await client.pairs.add({ definition: await equalPair() });
  await expect(client.certificates.saveCalendar({ pairId: null })).rejects.toThrow(/No certificate/);
  await client.certificates.check({ pairId });
  await client.certificates.saveCalendar({ pairId });
  await client.certificates.saveCalendar({ pairId: null });
  const identities = saved.map(({ content }) =>
    String(content)
      .match(/^UID:.*(?:\r\n .*)*/gm)
      ?.sort(),
  );
  expect(identities[0]?.length).toBeGreaterThan(0);
  expect(identities[1]).toEqual(identities[0]);
  const { renewals } = await client.certificates.view({ pairId });
  const text = String(saved[0]?.content).replaceAll("\r\n ", "");
  for (const { renewFrom, notAfter, sha256 } of renewals) {
    expect(text).toContain(`DTSTART;VALUE=DATE:${renewFrom.slice(0, 10).replaceAll("-", "")}`);
    expect(text).toContain(`Ends ${notAfter.slice(0, 16).replace("T", " ")} UTC`);
    expect(text).toContain(sha256);
  }
  expect(saved[0]?.name).toBe("Certificate renewals of Support site.ics");
});

test.each(["html", "json", "csv"] as const)(
  "the report as %s holds facts and verdicts and never a key",
  async (format) => {
    const { client, saved } = await open();
    const { id: pairId } = await client.pairs.add({ definition: await equalPair() });
    await client.certificates.check({ pairId });
    await client.certificates.saveReport({ pairId, format });
    const text = String(saved[0]?.content);
    expect(text).toContain(leaf.sha256);
    expect(text).toContain("CN=Test intermediate");
    expect(text).not.toContain("PRIVATE KEY");
    expect(saved[0]?.name).toMatch(new RegExp(`^Support site certificates \\d{4}-\\d\\d-\\d\\d\\.${format}$`));
  },
);

test("nothing is known of a pair that is not there", async () => {
  const { client } = await open();
  for (const asked of [client.certificates.view({ pairId: "x" }), client.certificates.check({ pairId: "x" })]) {
    await expect(asked).rejects.toThrow(/no longer watched/);
  }
});

const pemOnly = ({ pem }: Issued): string => pem.slice(pem.indexOf("-----BEGIN"));
