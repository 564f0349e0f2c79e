import { expect, test } from "vitest";
import { heardOfHandedFiles } from "../../../renderer/stores/heard-of-handed-files.ts";

const refusal = { message: "It ends too early.", advice: "Copy it again." };
const opened = (count: number, id: string) => ({ count, fileName: `${id}.pairhistory`, id, refusal: null });
const refused = (count: number, fileName: string) => ({ count, fileName, id: null, refusal });

test("of files that were handed over together and opened the last one is gone to", () => {
  expect(heardOfHandedFiles([opened(1, "a"), opened(2, "b")], 0)).toEqual({ kind: "opened", id: "b", count: 2 });
});

test.each([
  [[refused(1, "torn"), opened(2, "a")], 0, ["torn"]],
  [[refused(1, "torn"), opened(2, "a")], 1, ["torn"]],
  [[refused(1, "torn"), opened(2, "a"), refused(3, "torn")], 0, ["torn", "torn"]],
  [[opened(1, "a"), refused(2, "gone")], 1, ["gone"]],
])("every refusal among files that were handed over together stays: %j", (asked, lastCount, names) => {
  const lead = heardOfHandedFiles(asked, lastCount);
  expect(lead?.kind === "refused" && lead.files.map(({ fileName }) => fileName)).toEqual(names);
  expect(lead).toMatchObject({
    count: asked.length,
    files: names.map(() => ({ failure: { kind: "refused", ...refusal } })),
  });
});

test("what was heard is not heard again, and no file leads nowhere", () => {
  expect(heardOfHandedFiles([refused(1, "torn"), opened(2, "a")], 2)).toBeNull();
  expect(heardOfHandedFiles([], 0)).toBeNull();
});
