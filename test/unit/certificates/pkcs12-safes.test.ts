import { afterEach, expect, test, vi } from "vitest";
import { outlinePkcs12 } from "../../../electron/core/certificates/pkcs12-outline.ts";
import { readPkcs12 } from "../../../electron/core/certificates/read-pkcs12.ts";

/** All that came out of a decryption. A cipher that changes nothing: what a file asks for is then free. */
const decrypted = vi.hoisted<Buffer[]>(() => []);
vi.mock("../../../electron/core/certificates/protection/decrypt.ts", () => ({
  decryptElement(_encryption: unknown, encrypted: Buffer): Buffer {
    const plain = Buffer.from(encrypted);
    decrypted.push(plain);
    return plain;
  },
}));

afterEach(() => {
  decrypted.length = 0;
});

const element = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length);
  return Buffer.concat([Buffer.from([tag, 0x82]), length, content]);
};
const sequence = (...parts: Buffer[]) => element(0x30, ...parts);
const octets = (content: Buffer) => element(0x04, content);
const explicit = (content: Buffer) => element(0xa0, content);
const number = (value: number) => element(0x02, Buffer.from(value.toString(16).padStart(8, "0"), "hex"));
const oid = (hex: string) => element(0x06, Buffer.from(hex, "hex"));

const data = oid("2a864886f70d010701");
const encryptedData = oid("2a864886f70d010706");
const keyBag = oid("2a864886f70d010c0a0101");
const lockedKeyBag = oid("2a864886f70d010c0a0102");
const rc2 = (iterations: number) =>
  sequence(oid("2a864886f70d010c0106"), sequence(octets(Buffer.alloc(8, 1)), number(iterations)));

const bag = (kind: Buffer, value: Buffer) => sequence(kind, explicit(value));
const lockedKey = (iterations: number) => bag(lockedKeyBag, sequence(rc2(iterations), octets(sequence(number(1)))));
const lockedSafe = (plain: Buffer) =>
  sequence(encryptedData, explicit(sequence(number(0), sequence(data, rc2(1), element(0x80, plain)))));
const keystore = (safes: Buffer) => sequence(number(3), sequence(data, explicit(safes)));

const tooMany = expect.objectContaining({ code: "too-many-iterations" });
const isZero = (bytes: Buffer) => bytes.every((byte) => byte === 0);

test("opens four keys in four safes that ask for a million rounds each", () => {
  const safes = [1, 2, 3, 4].map(() => lockedSafe(sequence(lockedKey(999_000))));
  const { keys, findings } = readPkcs12(keystore(octets(sequence(...safes))), "secret");
  expect(keys).toHaveLength(4);
  expect(findings).not.toContainEqual(tooMany);
});

test("counts the rounds of all safes together", () => {
  const safes = [1, 2, 3, 4, 5].map(() => lockedSafe(sequence(lockedKey(999_000))));
  const { keys, findings } = readPkcs12(keystore(octets(sequence(...safes))), "secret");
  expect(findings).toContainEqual(tooMany);
  expect(keys).toHaveLength(4);
});

test("overwrites a safe in which something turns out to be damaged", () => {
  const damaged = bag(lockedKeyBag, sequence(number(1)));
  const { findings } = readPkcs12(
    keystore(octets(sequence(lockedSafe(sequence(bag(keyBag, sequence(number(7))), damaged))))),
    "secret",
  );
  expect(findings).toContainEqual(expect.objectContaining({ code: "content-damaged" }));
  expect(decrypted.length).toBeGreaterThan(0);
  expect(decrypted.filter((plain) => !isZero(plain))).toEqual([]);
});

test("hands over the copy of an open key that was written in pieces", () => {
  const open = sequence(data, explicit(octets(sequence(bag(keyBag, sequence(number(7)))))));
  const safes = sequence(open);
  const pieces = element(0x24, octets(safes.subarray(0, 9)), octets(safes.subarray(9)));
  const copies: Buffer[] = [];
  const { content, bags } = outlinePkcs12(keystore(pieces), copies);
  expect(bags).toHaveLength(1);
  expect(copies).toEqual([safes]);
  for (const copy of copies) copy.fill(0);
  expect([content, ...bags.map(({ value }) => value.bytes)].filter((bytes) => !isZero(bytes))).toEqual([]);
});

test("takes a key out of pieces whole", () => {
  const key = sequence(number(7));
  const safes = sequence(sequence(data, explicit(octets(sequence(bag(keyBag, key))))));
  const { keys } = readPkcs12(keystore(element(0x24, octets(safes.subarray(0, 9)), octets(safes.subarray(9)))), null);
  expect(keys).toEqual([{ form: "pkcs8", der: key, isOpen: true }]);
});
