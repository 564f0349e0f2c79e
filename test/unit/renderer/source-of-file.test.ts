import { expect, test } from "vitest";
import { createSourceOfFile } from "../../../renderer/connection/source-of-file.ts";

const fileOf = (name: string, size = 1) => new File([new Uint8Array(size)], name);
const never = () => Promise.reject(new Error("the file is read"));

test("a file that has a place goes by it and is not read, however large", async () => {
  const sourceOf = createSourceOfFile(async () => "/home/kim/a.pfx", never);
  expect(await sourceOf(fileOf("a.pfx", 6_000_001))).toEqual({ path: "/home/kim/a.pfx" });
});

test("one without a place goes as bytes, up to what the contract takes", async () => {
  const sourceOf = createSourceOfFile(
    async () => null,
    async () => "eA==",
  );
  expect(await sourceOf(fileOf("a.pfx"))).toEqual({ fileName: "a.pfx", base64: "eA==" });
  expect(await createSourceOfFile(async () => null, never)(fileOf("big.pfx", 6_000_001))).toMatchObject({
    failure: { message: "big.pfx is larger than 6 MB, which no certificate file is." },
  });
});

test("one that cannot be read is refused by its name", async () => {
  const sourceOf = createSourceOfFile(
    async () => null,
    async () => null,
  );
  expect(await sourceOf(fileOf("gone.pfx"))).toMatchObject({ failure: { message: "gone.pfx could not be read." } });
});
