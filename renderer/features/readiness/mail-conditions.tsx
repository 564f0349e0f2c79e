import { Accordion } from "@mantine/core";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconHelpCircle from "@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs";
import type { MailConditionState } from "../../../shared/readiness/readiness-check.ts";
import { itemWords, mailWords } from "../../../shared/readiness/readiness-words.ts";
import type { Tone } from "../../words/tone.ts";

/** What the appliances send mail about, and where the same stands here. */
export function MailConditions({ conditions }: { conditions: readonly MailConditionState[] }) {
  return (
    <div className="panel">
      <Accordion order={2} chevronSize={16}>
        <Accordion.Item value="mail">
          <Accordion.Control>What the appliances send mail about</Accordion.Control>
          <Accordion.Panel>
            <p className="soft">
              Pairdesk cannot read their mail. This is where it shows the same: a finding, or a setting confirmed above.
            </p>
            <ul className="seen-checks">
              {conditions.map((condition) => (
                <Condition key={condition.id} {...condition} />
              ))}
            </ul>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </div>
  );
}

function Condition({ id, shownBy, isNow, isUnsaid }: MailConditionState) {
  const { Icon, tone, words } = looksOf(isNow, isUnsaid);
  const items = shownBy.items.map((item) => itemWords[item].title);
  return (
    <li className="seen-check" data-tone={tone}>
      <Icon size={18} stroke={1.8} aria-hidden="true" />
      <div>
        <p>
          {mailWords[id]}: <strong className="check-answer">{words}</strong>
        </p>
        <p className="soft">
          {shownBy.findings.length > 0 && <span className="mono">{shownBy.findings.join(", ")}</span>}
          {shownBy.findings.length > 0 && items.length > 0 && "; "}
          {items.join(", ")}
        </p>
      </div>
    </li>
  );
}

function looksOf(isNow: boolean, isUnsaid: boolean): { Icon: typeof IconHelpCircle; tone: Tone; words: string } {
  if (isNow) return { Icon: IconAlertTriangle, tone: "caution", words: "so now" };
  if (isUnsaid) return { Icon: IconHelpCircle, tone: "unsure", words: "not all of it is known" };
  return { Icon: IconCircleCheck, tone: "good", words: "not now" };
}
