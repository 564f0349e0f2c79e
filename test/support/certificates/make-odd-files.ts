/** What nobody's program writes, or what has suffered on the way. */
import { createHash } from "node:crypto";
import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { childrenOf, readWhole } from "../../../electron/core/certificates/ber.ts";

export function makeOddFiles(folder: string): void {
  const read = (name: string) => readFileSync(join(folder, name));
  const write = (name: string, content: Uint8Array | string) => writeFileSync(join(folder, name), content);
  const whole = read("aes256.p12");
  write("cut-off.p12", whole.subarray(0, whole.length / 2));
  write("changed.p12", changedAt(whole, 400));
  write("pbmac1.p12", withPbmac1(whole));
  const pem = read("plain.pem");
  write("cut-off.pem", pem.subarray(0, pem.lastIndexOf("-----END")));
  write("random.p12", randomBytes(4_096));
  write("empty.pem", "");
  write("page.crt", "<!DOCTYPE html><html><body>Please sign in</body></html>");
  const big = openSync(join(folder, "huge.p12"), "w");
  ftruncateSync(big, 100_000_000);
  closeSync(big);
}

/** The same ones in every run. */
function randomBytes(length: number): Buffer {
  const blocks = Array.from({ length: length / 32 }, (_, at) => createHash("sha256").update(`block ${at}`).digest());
  return Buffer.concat(blocks);
}

function changedAt(bytes: Buffer, place: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[place] = (changed[place] ?? 0) ^ 0xff;
  return changed;
}

const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const number = (value: number) => der(0x02, Buffer.from([value >> 8, value & 255]));

/** The same keystore with a MAC as RFC 9579 has it, which OpenSSL writes from 3.4 on. */
function withPbmac1(keystore: Buffer): Buffer {
  const [version, content] = childrenOf(readWhole(keystore));
  if (!version || !content) throw new Error("no keystore");
  const sha256Hmac = der(0x30, oid("2a864886f70d0209"), der(0x05));
  const salt = der(0x04, Buffer.alloc(8, 7));
  const derivation = der(0x30, oid("2a864886f70d01050c"), der(0x30, salt, number(2048), number(32), sha256Hmac));
  const pbmac1 = der(0x30, oid("2a864886f70d01050e"), der(0x30, derivation, sha256Hmac));
  const mac = der(0x30, der(0x30, pbmac1, der(0x04, Buffer.alloc(32, 9))), salt, number(1));
  return der(0x30, version.bytes, content.bytes, mac);
}
