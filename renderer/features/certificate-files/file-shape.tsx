import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconBan from "@tabler/icons-react/dist/esm/icons/IconBan.mjs";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconCircleHalf from "@tabler/icons-react/dist/esm/icons/IconCircleHalf2.mjs";
import IconCircleX from "@tabler/icons-react/dist/esm/icons/IconCircleX.mjs";
import IconInfoCircle from "@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs";
import IconKeyOff from "@tabler/icons-react/dist/esm/icons/IconKeyOff.mjs";
import IconLock from "@tabler/icons-react/dist/esm/icons/IconLock.mjs";
import type { FileProblem } from "../../../shared/certificates/certificate-file.ts";
import type { FileStanding } from "../../words/certificate-file-words.ts";

/** One outline for each standing, told apart without colour. */
export const standingShapes: Record<FileStanding, typeof IconLock> = {
  ok: IconCircleCheck,
  incomplete: IconCircleHalf,
  locked: IconLock,
  "wrong-passphrase": IconKeyOff,
  unsupported: IconBan,
  unreadable: IconCircleX,
};

export const problemShapes: Record<FileProblem["severity"], typeof IconLock> = {
  error: IconCircleX,
  warning: IconAlertTriangle,
  info: IconInfoCircle,
};
