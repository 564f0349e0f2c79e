/** Files that were cut off or changed anywhere: an answer every time, and none that holds anything of a key. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCertificateFile } from "../../../electron/core/certificates/open-certificate-file.ts";
import { certificateFileSchema } from "../../../shared/certificates/certificate-file.ts";
import { type Fixtures, makeFixtures, passphrase } from "../../support/certificates/make-fixtures.ts";
import { createRandom } from "../../support/random.ts";

let fixtures: Fixtures;
beforeAll(() => {
  fixtures = makeFixtures();
}, 180_000);
afterAll(() => fixtures.remove());

const names = [
  "key-p256.p12",
  "rc2-40.p12",
  "no-mac.p12",
  "pkcs8-pbes1-des.pem",
  "traditional-ec.pem",
  "text-around.pem",
  "certificates-der.p7b",
  "certificate.der",
  "request.der",
  "sec1.der",
];

/** Throws where the answer is none. */
async function answer(bytes: Buffer, name: string): Promise<string> {
  const opened = await openCertificateFile(bytes, name, passphrase);
  const report = certificateFileSchema.parse(opened.report);
  opened.wipe();
  expect(JSON.stringify(report)).not.toContain(passphrase);
  return report.verdict;
}

test.each(names)(
  "answers wherever %s is cut off, and never takes a part for the whole",
  async (name) => {
    const whole = readFileSync(fixtures.path(name));
    const end = whole.toString("latin1").lastIndexOf("-----END");
    for (let length = 0; length < (end === -1 ? whole.length : end); length += 10) {
      expect(await answer(whole.subarray(0, length), name)).not.toBe("ok");
    }
  },
  120_000,
);

test.each(names)(
  "answers whichever byte of %s is changed",
  async (name) => {
    const whole = readFileSync(fixtures.path(name));
    const random = createRandom(7);
    for (let place = 0; place < whole.length; place += 7) {
      const changed = Buffer.from(whole);
      changed[place] = Math.floor(random() * 256);
      await answer(changed, name);
    }
  },
  120_000,
);
