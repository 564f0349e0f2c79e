/** Why a file is not opened, in words for the person who has it. Nothing of the file is shown: it could say anything. */
import { PairdeskError } from "../../../shared/errors.ts";

const askAgain = "Ask whoever sent it to save it again; the file itself was left as it is.";

export const notOne = () =>
  new PairdeskError(
    "saved-history-unreadable",
    "This file is no saved history of Pairdesk.",
    "Choose a file whose name ends in .pairhistory.",
  );

export const truncated = () =>
  new PairdeskError(
    "saved-history-damaged",
    "This file ends too early: a part of the saved history is missing.",
    "Copy or download it once more. The file itself was left as it is.",
  );

export const changed = () =>
  new PairdeskError(
    "saved-history-damaged",
    "This file is not as it was saved: its checksum does not fit what it holds.",
    askAgain,
  );

export const newer = () =>
  new PairdeskError(
    "saved-history-newer",
    "This history was saved by a newer version of Pairdesk, in a form that this one does not know.",
    "Update Pairdesk and open it again. The file itself was left as it is.",
  );

export const tooLarge = (what: string) =>
  new PairdeskError(
    "saved-history-too-large",
    `This file was not opened: ${what}.`,
    "Ask for a shorter time of this history. The file itself was left as it is.",
  );

export const invalid = (where: string) =>
  new PairdeskError(
    "saved-history-invalid",
    `This file says what no history can say (${where}), so nothing of it is shown.`,
    askAgain,
  );
