import { createCipheriv, createHash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { readElement } from "../../../electron/core/certificates/ber.ts";
import { pemBlocks } from "../../../electron/core/certificates/pem-blocks.ts";
import { decryptElement } from "../../../electron/core/certificates/protection/decrypt.ts";
import { derivePkcs12, purposes } from "../../../electron/core/certificates/protection/derive-pkcs12.ts";
import { openOpensslKey } from "../../../electron/core/certificates/protection/openssl-key.ts";
import { readContents } from "../../../electron/core/certificates/read-contents.ts";
import { readFileAt } from "../../../electron/core/certificates/read-source.ts";

/** Every buffer with a secret that went into or came out of what is watched below. */
const seen = vi.hoisted<Uint8Array[]>(() => []);

vi.mock("node:crypto", async (original) => {
  const real = await original<typeof import("node:crypto")>();
  const watched = <Made extends Uint8Array>(made: Made): Made => {
    seen.push(made);
    return made;
  };
  return {
    ...real,
    hash(algorithm: string, input: Buffer) {
      watched(input);
      return watched(real.hash(algorithm, input, "buffer"));
    },
    pbkdf2Sync: (...given: Parameters<typeof real.pbkdf2Sync>) => watched(real.pbkdf2Sync(...given)),
    createDecipheriv: (algorithm: string, key: Buffer, iv: Buffer) =>
      real.createDecipheriv(algorithm, watched(key), iv),
  };
});

vi.mock("node:fs/promises", async (original) => ({
  ...(await original<typeof import("node:fs/promises")>()),
  stat: async () => ({ isDirectory: () => false, isFile: () => true }),
  open: async () => ({
    stat: async () => ({ size: 100 }),
    async read(bytes: Buffer, at: number) {
      if (at > 0) throw Object.assign(new Error("the disk fails"), { code: "EIO" });
      seen.push(bytes);
      return { bytesRead: bytes.write("-----BEGIN PRIVATE KEY-----") };
    },
    close: async () => undefined,
  }),
}));

vi.mock("../../../electron/core/certificates/pem-blocks.ts", async (original) => {
  const real = await original<typeof import("../../../electron/core/certificates/pem-blocks.ts")>();
  return {
    ...real,
    pemBlocks(bytes: Buffer, most: number) {
      const blocks = real.pemBlocks(bytes, most);
      seen.push(bytes, ...blocks.flatMap(({ der }) => der ?? []));
      return blocks;
    },
  };
});

afterEach(() => {
  seen.length = 0;
  vi.restoreAllMocks();
});

const left = () => seen.filter((bytes) => bytes.some((byte) => byte !== 0));
const passphrase = () => ({ wide: Buffer.from("\0s\0e\0c\0r\0e\0t\0\0"), narrow: Buffer.from("secret") });
const key = Buffer.from("300602010102010a", "hex");

function lockedBy(algorithm: string, secret: Buffer, iv: Buffer): Buffer {
  const cipher = createCipheriv(algorithm, secret, iv);
  return Buffer.concat([cipher.update(key), cipher.final()]);
}

test.each([{ hash: "sha1" }, { hash: "sha256" }, { hash: "sha512" }] as const)(
  "leaves nothing of a passphrase behind in deriving a key by $hash",
  ({ hash }) => {
    const [{ wide }, salt] = [passphrase(), Buffer.from("saltsalt")];
    const made = derivePkcs12({ hash, passphrase: wide, salt, iterations: 5, purpose: purposes.key, bytes: 70 });
    expect(made.some((byte) => byte !== 0)).toBe(true);
    expect(wide).toEqual(passphrase().wide);
    expect(seen.length).toBeGreaterThan(2);
    expect(left()).toEqual([]);
  },
);

test("overwrites the derived key, whether something comes out or not", () => {
  const iv = Buffer.alloc(8, 3);
  const source = { kind: "pkcs12" as const, salt: Buffer.from("saltsalt"), iterations: 2 };
  const encryption = { words: "", isWeak: true, iterations: 2, scheme: { cipher: "3DES-CBC" as const, iv, source } };
  const shared = { hash: "sha1" as const, passphrase: passphrase().wide, salt: source.salt, iterations: 2 };
  const made = derivePkcs12({ ...shared, purpose: purposes.key, bytes: 24 });
  const encrypted = lockedBy("des-ede3-cbc", made, iv);
  seen.length = 0;
  expect(decryptElement(encryption, encrypted, passphrase())).toEqual(key);
  expect(left()).toEqual([]);
  expect(decryptElement(encryption, Buffer.alloc(16, 5), passphrase())).toBeNull();
  expect(left()).toEqual([]);
});

test("overwrites the key of OpenSSL's own way with what was made beyond it", () => {
  const iv = Buffer.alloc(16, 3);
  const md5 = (...parts: Buffer[]) => createHash("md5").update(Buffer.concat(parts)).digest();
  const first = md5(Buffer.from("secret"), iv.subarray(0, 8));
  const second = md5(first, Buffer.from("secret"), iv.subarray(0, 8));
  const encrypted = lockedBy("aes-192-cbc", Buffer.concat([first, second]).subarray(0, 24), iv);
  const protection = { cipher: "AES-192-CBC" as const, iv, words: "" };
  expect(openOpensslKey(protection, encrypted, Buffer.from("secret"))).toEqual(key);
  const [used] = seen;
  if (!used) throw new Error("no key was used");
  expect(Buffer.from(used.buffer, used.byteOffset, 32).toString("hex")).toBe("00".repeat(32));
});

test("overwrites what was read when the disk fails in the middle", async () => {
  expect(await readFileAt("/anywhere/server.key")).toMatchObject({ refused: { code: "read-failed" } });
  expect(seen).toHaveLength(1);
  expect(left()).toEqual([]);
});

const block = (label: string, der: Buffer) =>
  `-----BEGIN ${label}-----\n${der.toString("base64")}\n-----END ${label}-----\n`;

test("overwrites the narrow copy of a UTF-16 text, and every block in it", () => {
  const text = Buffer.from(`\ufeff${block("PRIVATE KEY", key)}`, "utf16le");
  readContents(text, "key.pem", null);
  expect(seen).toHaveLength(2);
  expect(left()).toEqual([]);
});

test("overwrites the blocks of a text that has too many as well", () => {
  const text = Buffer.from(block("PRIVATE KEY", key).repeat(201));
  const { findings } = readContents(text, "keys.pem", null);
  expect(findings).toContainEqual(expect.objectContaining({ code: "too-many" }));
  const [bytes, ...blocks] = seen;
  expect(bytes).toBe(text);
  expect(blocks).toHaveLength(201);
  expect(blocks.filter((der) => der.some((byte) => byte !== 0))).toEqual([]);
});

test("makes no text of the body of a block, neither of a whole one nor of one that is cut off", () => {
  const body = readElement(Buffer.from(`3040${"a5".repeat(64)}`, "hex")).bytes.toString("base64");
  const cut = `-----BEGIN PRIVATE KEY-----\n${body}\n`;
  const text = Buffer.from(
    `${cut}    friendlyName: the server\n${block("PRIVATE KEY", key)}${cut}-----END PRIVATE KEY-----`,
  );
  const toText = vi.spyOn(Buffer.prototype, "toString");
  const blocks = pemBlocks(text, 10);
  const texts = toText.mock.results.map(({ value }) => String(value));
  expect(blocks.map(({ friendlyName, der }) => [friendlyName, der?.length ?? null])).toEqual([
    ...[
      [null, null],
      ["the server", 8],
      [null, 66],
    ],
  ]);
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter((made) => made.includes(body.slice(0, 8)) || made.includes("MAYC"))).toEqual([]);
});
