/**
 * RC2 in CBC (RFC 2268), decrypting alone: what old keystores hide their certificates with. Written out, since no library
 * has it over bytes that can be overwritten. Padding stays.
 */

/** The 256 bytes in the order that digits of pi gave them (section 2). */
const substitutes = Buffer.from(
  "d978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2" +
    "179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82" +
    "54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626" +
    "6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7" +
    "08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec" +
    "c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731" +
    "2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9" +
    "0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad",
  "hex",
);

/** How far each of the four words is turned in a mixing round. */
const turns = [1, 2, 3, 5] as const;
const blockBytes = 8;

/** @param effectiveBits how many bits of the key count, however long it is */
export function decryptRc2(key: Buffer, effectiveBits: number, iv: Buffer, encrypted: Buffer): Buffer {
  const words = expandKey(key, effectiveBits);
  const block = new Uint16Array(4);
  const plain = Buffer.alloc(encrypted.length);
  for (let start = 0; start < encrypted.length; start += blockBytes) {
    for (let word = 0; word < 4; word++) block[word] = encrypted.readUInt16LE(start + 2 * word);
    decryptBlock(block, words);
    const [before, from] = start === 0 ? [iv, 0] : [encrypted, start - blockBytes];
    for (let word = 0; word < 4; word++)
      plain.writeUInt16LE(at(block, word) ^ before.readUInt16LE(from + 2 * word), start + 2 * word);
  }
  words.fill(0);
  block.fill(0);
  return plain;
}

function expandKey(key: Buffer, effectiveBits: number): Uint16Array {
  const bytes = new Uint8Array(128);
  bytes.set(key);
  for (let place = key.length; place < 128; place++)
    bytes[place] = substituteOf(at(bytes, place - 1) + at(bytes, place - key.length));
  const effectiveBytes = Math.ceil(effectiveBits / 8);
  const first = 128 - effectiveBytes;
  bytes[first] = substituteOf(at(bytes, first) & (0xff >> (8 * effectiveBytes - effectiveBits)));
  for (let place = first - 1; place >= 0; place--)
    bytes[place] = substituteOf(at(bytes, place + 1) ^ at(bytes, place + effectiveBytes));
  const words = Uint16Array.from({ length: 64 }, (_, word) => at(bytes, 2 * word) | (at(bytes, 2 * word + 1) << 8));
  bytes.fill(0);
  return words;
}

/** Sixteen mixing rounds backwards, and a mashing round after the fifth and the eleventh of them. */
function decryptBlock(block: Uint16Array, words: Uint16Array): void {
  for (let round = 15; round >= 0; round--) {
    for (let word = 3; word >= 0; word--) unmix(block, word, at(words, 4 * round + word));
    if (round !== 11 && round !== 5) continue;
    for (let word = 3; word >= 0; word--) block[word] = at(block, word) - at(words, at(block, (word + 3) & 3) & 63);
  }
}

/** The array keeps the lowest sixteen bits of what is written into it. */
function unmix(block: Uint16Array, word: number, keyWord: number): void {
  const [turn, turned] = [turns[word] ?? 0, at(block, word)];
  const value = (turned >>> turn) | (turned << (16 - turn));
  const last = at(block, (word + 3) & 3);
  const chosen = (last & at(block, (word + 2) & 3)) | (~last & at(block, (word + 1) & 3));
  block[word] = value - keyWord - chosen;
}

const substituteOf = (value: number): number => at(substitutes, value & 255);
const at = (array: Uint8Array | Uint16Array, place: number): number => array[place] ?? 0;
