/**
 * SHA-1 of a SHA-1, again and again: what old keystores ask for a hundred thousand times. Written out, since each call of
 * the library costs many times what it computes; each round here is one block of twenty bytes and their padding.
 */

export function repeatSha1(digest: Buffer, rounds: number): Buffer {
  const words = new Int32Array(80);
  const state = Int32Array.from([0, 4, 8, 12, 16], (at) => digest.readInt32BE(at));
  for (let round = 0; round < rounds; round++) hashOnce(state, words);
  const repeated = Buffer.alloc(20);
  for (const [at, word] of state.entries()) repeated.writeInt32BE(word, 4 * at);
  words.fill(0);
  state.fill(0);
  return repeated;
}

const start = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as const;

function hashOnce(state: Int32Array, words: Int32Array): void {
  words.set(state);
  words.fill(0, 5, 16);
  words[5] = 0x80000000;
  words[15] = 160;
  for (let at = 16; at < 80; at++) {
    const mixed = word(words, at - 3) ^ word(words, at - 8) ^ word(words, at - 14) ^ word(words, at - 16);
    words[at] = (mixed << 1) | (mixed >>> 31);
  }
  let [a, b, c, d, e]: [number, number, number, number, number] = [...start];
  for (let at = 0; at < 80; at++) {
    const next = (((a << 5) | (a >>> 27)) + mixOf(at, b, c, d) + e + word(words, at)) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  state[0] = (start[0] + a) | 0;
  state[1] = (start[1] + b) | 0;
  state[2] = (start[2] + c) | 0;
  state[3] = (start[3] + d) | 0;
  state[4] = (start[4] + e) | 0;
}

const word = (words: Int32Array, at: number): number => words[at] ?? 0;

/** The function and the constant of each quarter of the eighty steps (FIPS 180-4, 4.1.1 and 4.2.1). */
function mixOf(at: number, b: number, c: number, d: number): number {
  if (at < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (at < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (at < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}
