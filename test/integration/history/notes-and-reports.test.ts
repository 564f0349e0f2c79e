/** Notes and pasted reports through the real core and its database. */
import path from "node:path";
import { expect, test } from "vitest";
import { unreachablePair } from "../../support/core/unreachable-pair.ts";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const period = { from: "2026-03-01T00:00:00.000Z", until: "2026-03-02T00:00:00.000Z" };
const noon = "2026-03-01T12:00:00.000Z";
const refused = (code: string) => ({ data: { code } });
const words = { text: "Power was cut.\nTwice.", ticket: null };

async function openWithPair() {
  const folder = path.join(temporaryFolder(), "data");
  const window = await openWindowOnCore(folder);
  const { id: pairId } = await window.client.pairs.add({ definition: unreachablePair("Support") });
  return { ...window, folder, pairId };
}

test("a note is there after a restart, is changed by its id, and its removal is undone by putting it again", async () => {
  const { client, pairId, folder, quit } = await openWithPair();
  const note = await client.history.putNote({ pairId, note: { id: null, from: noon, until: noon, ...words } });
  expect(note).toMatchObject({ from: noon, until: noon, ...words });
  await quit();
  const { client: next } = await openWindowOnCore(folder);
  expect((await next.history.timeline({ pairId, ...period })).notes).toEqual([note]);
  const { writtenAt: _writtenAt, ...known } = note;
  const changed = await next.history.putNote({ pairId, note: { ...known, until: period.until, ticket: "INC-1" } });
  expect(changed).toMatchObject({ id: note.id, until: period.until, ticket: "INC-1" });
  const removed = await next.history.removeNote({ pairId, noteId: note.id });
  expect(removed).toEqual(changed);
  expect((await next.history.timeline({ pairId, ...period })).notes).toEqual([]);
  await expect(next.history.removeNote({ pairId, noteId: note.id })).rejects.toMatchObject(refused("not-found"));
  const { writtenAt: _again, ...back } = removed;
  await next.history.putNote({ pairId, note: back });
  expect((await next.history.timeline({ pairId, ...period })).notes).toMatchObject([back]);
});

test("a note that ends before it begins, or is about no pair, is refused and not kept", async () => {
  const { client, pairId } = await openWithPair();
  const backwards = { id: null, from: noon, until: "2026-03-01T11:59:59.999Z", ...words };
  await expect(client.history.putNote({ pairId, note: backwards })).rejects.toMatchObject(refused("period-invalid"));
  // Earlier as a text and later as a moment: fractions of a second may be left out.
  const short = { id: null, from: "2026-03-01T12:00:00Z", until: "2026-03-01T12:00:00.000Z", ...words };
  expect(await client.history.putNote({ pairId, note: short })).toMatchObject({ from: noon, until: noon });
  const nobody = client.history.putNote({ pairId: "nobody", note: { ...backwards, until: noon } });
  await expect(nobody).rejects.toMatchObject(refused("not-found"));
  expect((await client.history.timeline({ pairId, ...period })).notes).toHaveLength(1);
});

test("pasted lines are merged, stand beside what was seen and never in it, and are taken back together", async () => {
  const { client, pairId } = await openWithPair();
  const before = await client.history.timeline({ pairId, ...period });
  const line = (minute: number, text = "Primary") => ({ at: `2026-03-01T12:0${minute}:00.000Z`, text });
  const first = await client.history.putReports({ pairId, appliance: "site1", lines: [line(1), line(2)] });
  expect(first).toMatchObject({ added: 2, known: 0 });
  const second = await client.history.putReports({
    pairId,
    appliance: "site1",
    lines: [line(2), line(3), line(3, "<script>alert(1)</script>")],
  });
  expect(second).toMatchObject({ added: 2, known: 1 });
  const known = { pairId, appliance: "site1", from: line(2).at, until: line(3).at };
  expect((await client.history.reports(known)).map(({ text }) => text)).toEqual([
    "Primary",
    "Primary",
    "<script>alert(1)</script>",
  ]);
  expect(await client.history.reports({ ...known, appliance: "site2" })).toEqual([]);
  const { reports, ...rest } = await client.history.timeline({ pairId, ...period });
  expect(reports).toHaveLength(4);
  expect({ ...rest, asOf: before.asOf, reports: [] }).toEqual(before);
  const taken = await client.history.removeReports({ pairId, pastedAt: second.pastedAt ?? "" });
  expect(taken.map(({ text }) => text)).toEqual(["Primary", "<script>alert(1)</script>"]);
  expect((await client.history.timeline({ pairId, ...period })).reports).toHaveLength(2);
});

test("what is known already adds nothing, and a stranger's history is refused", async () => {
  const { client, pairId } = await openWithPair();
  const lines = [{ at: noon, text: "Backup" }];
  await client.history.putReports({ pairId, appliance: "site2", lines });
  expect(await client.history.putReports({ pairId, appliance: "site2", lines })).toEqual({
    added: 0,
    known: 1,
    pastedAt: null,
  });
  const stranger = client.history.putReports({ pairId, appliance: "site3", lines });
  await expect(stranger).rejects.toMatchObject(refused("not-found"));
});
