import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconCircleX from "@tabler/icons-react/dist/esm/icons/IconCircleX.mjs";
import IconHelpCircle from "@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs";
import type { Readiness } from "../../shared/domain/pair-status.ts";
import type { Tone } from "../words/tone.ts";

/** What yes, no and unknown look like: each has a shape of its own. */
export const answerLooks: Record<Readiness["answer"], { Icon: typeof IconCircleX; tone: Tone }> = {
  yes: { Icon: IconCircleCheck, tone: "good" },
  no: { Icon: IconCircleX, tone: "alarm" },
  unknown: { Icon: IconHelpCircle, tone: "unsure" },
};
