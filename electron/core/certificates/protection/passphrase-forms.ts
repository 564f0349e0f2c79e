/**
 * A passphrase in the bytes that programs make of it. PKCS#12 counts in 16-bit characters with two zero bytes behind
 * (RFC 7292, B.1), everything newer in UTF-8. Programs do not agree on an empty one, and old ones widened UTF-8 byte by byte.
 */
export interface PassphraseForm {
  wide: Buffer;
  narrow: Buffer;
}

/** The forms to try, the likeliest first. null: none is known, which an empty one and none at all may fit. */
export function formsOf(passphrase: string | null): PassphraseForm[] {
  if (passphrase === null || passphrase === "") {
    return [Buffer.alloc(2), Buffer.alloc(0)].map((wide) => ({ wide, narrow: Buffer.alloc(0) }));
  }
  const narrow = Buffer.from(passphrase, "utf8");
  const forms = [{ wide: Buffer.from(`${passphrase}\0`, "utf16le").swap16(), narrow }];
  if (narrow.length === passphrase.length) return forms;
  const widened = Buffer.alloc(2 * narrow.length + 2);
  for (const [at, byte] of narrow.entries()) widened[2 * at + 1] = byte;
  return [...forms, { wide: widened, narrow }];
}

export function wipeForms(forms: PassphraseForm[]): void {
  for (const { wide, narrow } of forms) {
    wide.fill(0);
    narrow.fill(0);
  }
}
