/**
 * What a private key is known by, wherever and however somebody wrote it down: rows of bytes that stand in it and in nothing
 * that is public. Its numbers as they are, turned round, in hexadecimal, in base64 and as decimal numbers; the lines of its
 * PEM, by themselves and once more in base64; and its bytes as a list.
 */
import { createPrivateKey, type KeyObject } from "node:crypto";
import { base64Cores } from "./find-secrets.ts";

const secretNumbers = ["d", "p", "q", "dp", "dq", "qi"] as const;
const pemLineBytes = 48;

/** @param key RSA or EC, as PEM */
export function keyNeedles(key: string): Buffer[] {
  const known = createPrivateKey(key);
  const jwk = known.export({ format: "jwk" });
  const numbers = secretNumbers.flatMap((name) => {
    const value = jwk[name];
    return typeof value === "string" ? [Buffer.from(value, "base64url")] : [];
  });
  const lines = encodingsOf(known).flatMap((der) => secretLines(der, numbers));
  const texts = [
    ...numbers.map((number) => BigInt(`0x${number.toString("hex")}`).toString()),
    ...lines.flatMap((line) => [line, ...base64Cores(Buffer.from(line))]),
    ...numbers.flatMap(partsOf).flatMap(spellingsOf),
  ];
  const rows = numbers.flatMap(partsOf).flatMap((part) => [part, Buffer.from(part).reverse()]);
  return [...rows, ...texts.map((text) => Buffer.from(text)), ...lines.map((line) => Buffer.from(line, "utf16le"))];
}

/** PKCS#8, and what OpenSSL calls traditional. */
function encodingsOf(key: KeyObject): Buffer[] {
  const traditional = key.asymmetricKeyType === "rsa" ? "pkcs1" : "sec1";
  return (["pkcs8", traditional] as const).map((type) => key.export({ type, format: "der" }));
}

/** A part is found where the whole was cut. */
function partsOf(number: Buffer): Buffer[] {
  const length = 24;
  if (number.length <= 2 * length) return [number.subarray(0, length)];
  return [1, number.length / 2, number.length - length].map((at) => number.subarray(at, at + length));
}

function spellingsOf(part: Buffer): string[] {
  const hex = part.toString("hex");
  const url = base64Cores(part).map((core) => core.replaceAll("+", "-").replaceAll("/", "_"));
  return [
    hex,
    hex.toUpperCase(),
    hex.match(/../g)?.join(":") ?? hex,
    [...part].join(","),
    ...base64Cores(part),
    ...url,
  ];
}

/** The lines of its PEM in which a secret number stands; the others are public, or the same for every key. */
function secretLines(der: Buffer, numbers: readonly Buffer[]): string[] {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  const ranges = numbers.map((number) => ({ start: der.indexOf(number), end: der.indexOf(number) + number.length }));
  return lines.filter((_line, at) =>
    ranges.some(({ start, end }) => Math.min(end, (at + 1) * pemLineBytes) - Math.max(start, at * pemLineBytes) >= 8),
  );
}
