import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconFileX from "@tabler/icons-react/dist/esm/icons/IconFileX.mjs";
import IconPlugConnectedX from "@tabler/icons-react/dist/esm/icons/IconPlugConnectedX.mjs";
import IconShieldOff from "@tabler/icons-react/dist/esm/icons/IconShieldOff.mjs";
import type { CommandLogEntry } from "../../../shared/contract/command-log.ts";
import { outcomeWords } from "../../words/exchange-words.ts";
import type { Tone } from "../../words/tone.ts";

interface Look {
  tone: Tone;
  Icon: typeof IconCircleCheck;
}

const looks: Record<"ok" | "error" | "unreachable" | "tls-untrusted" | "bad-answer", Look> = {
  ok: { tone: "good", Icon: IconCircleCheck },
  error: { tone: "caution", Icon: IconAlertTriangle },
  unreachable: { tone: "alarm", Icon: IconPlugConnectedX },
  "tls-untrusted": { tone: "exposed", Icon: IconShieldOff },
  "bad-answer": { tone: "caution", Icon: IconFileX },
};

function lookOf(outcome: CommandLogEntry["outcome"]): Look {
  if (outcome.kind !== "answered") return looks[outcome.kind];
  return outcome.status < 400 ? looks.ok : looks.error;
}

/** What came of it, as shape, words and colour. */
export function OutcomeMark({ outcome }: { outcome: CommandLogEntry["outcome"] }) {
  const { tone, Icon } = lookOf(outcome);
  return (
    <span className="outcome-mark" data-tone={tone}>
      <Icon size={16} stroke={1.8} aria-hidden="true" />
      {outcomeWords(outcome).short}
    </span>
  );
}
