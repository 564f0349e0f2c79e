import { randomInt } from "node:crypto";

/** Without letters and digits that are taken for one another. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const groups = 5;
const lettersInGroup = 5;

/** About 120 bits, in groups that a person can copy by eye. */
export const makePassphrase = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: lettersInGroup }, () => letters.charAt(randomInt(letters.length))).join(""),
  ).join("-");
