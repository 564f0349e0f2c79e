/** The file with the private key at the end of a run: deleted by a person, and looked for once more. */
import type { Ending, Step } from "../../runbook.ts";
import { chapters } from "./chapters.ts";

/** `done`: what stands proved by then. */
export const deleteFile = (done: Ending["text"]): Step[] => [
  {
    id: "delete-file",
    kind: "manual",
    title: "Delete the file",
    chapter: chapters.ours,
    text: ["The file holds the private key. Whoever has it and its passphrase can pass for the site."],
    instructions: [
      "Delete the file, and empty the bin.",
      "Delete copies of it as well: in mail, in shared folders, on sticks.",
      "If it must be kept, keep it where passwords are kept, with its passphrase elsewhere.",
    ],
    page: null,
    copy: [],
    deed: { deed: "delete-certificate-file" },
    isHarmless: true,
    ifStopped: [{ text: `${done} The file with the private key may still be there: delete it.`, next: [] }],
  },
  {
    id: "file-gone",
    kind: "check",
    title: "Is the file gone?",
    chapter: chapters.ours,
    text: ["Looked for where it was when it was given. Copies elsewhere cannot be seen from here."],
    check: { check: "file-gone" },
    ends: [
      {
        is: ["no"],
        outcome: "done",
        text: `${done} A file that was given to this run is still where it was: delete it if it holds the private key.`,
        next: [],
      },
      {
        is: ["unknown"],
        outcome: "done",
        text: `${done} Whether the file with the private key is gone could not be seen: see to it that it is.`,
        next: [],
      },
    ],
  },
];
