import { expect, test } from "vitest";
import { decryptRc2 } from "../../../electron/core/certificates/protection/rc2.ts";

const hex = (digits: string) => Buffer.from(digits, "hex");

test.each([
  { key: "0000000000000000", bits: 63, plain: "0000000000000000", encrypted: "ebb773f993278eff" },
  { key: "ffffffffffffffff", bits: 64, plain: "ffffffffffffffff", encrypted: "278b27e42e2f0d49" },
  { key: "3000000000000000", bits: 64, plain: "1000000000000001", encrypted: "30649edf9be7d2c2" },
  { key: "88", bits: 64, plain: "0000000000000000", encrypted: "61a8a244adacccf0" },
  { key: "88bca90e90875a", bits: 64, plain: "0000000000000000", encrypted: "6ccf4308974c267f" },
  { key: "88bca90e90875a7f0f79c384627bafb2", bits: 64, plain: "0000000000000000", encrypted: "1a807d272bbe5db1" },
  { key: "88bca90e90875a7f0f79c384627bafb2", bits: 128, plain: "0000000000000000", encrypted: "2269552ab0f85ca6" },
  {
    key: "88bca90e90875a7f0f79c384627bafb216f80a6f85920584c42fceb0be255daf1e",
    ...{ bits: 129, plain: "0000000000000000", encrypted: "5b78d3a43dfff1f1" },
  },
])("decrypts what RFC 2268 gives for $bits bits of the key $key", ({ key, bits, plain, encrypted }) => {
  expect(decryptRc2(hex(key), bits, Buffer.alloc(8), hex(encrypted)).toString("hex")).toBe(plain);
});

test("takes each block together with the one before it", () => {
  const block = "2269552ab0f85ca6";
  const plain = decryptRc2(hex("88bca90e90875a7f0f79c384627bafb2"), 128, hex("0123456789abcdef"), hex(block + block));
  expect(plain.toString("hex")).toBe(`0123456789abcdef${block}`);
});

test("leaves the key, the start and the encrypted bytes to whoever owns them", () => {
  const [key, iv, encrypted] = [hex("88bca90e90875a"), hex("0123456789abcdef"), hex("6ccf4308974c267f")];
  decryptRc2(key, 64, iv, encrypted);
  expect([key, iv, encrypted].map((bytes) => bytes.toString("hex"))).toEqual([
    ...["88bca90e90875a", "0123456789abcdef", "6ccf4308974c267f"],
  ]);
});
