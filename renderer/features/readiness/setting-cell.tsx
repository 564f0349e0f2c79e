import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconCircleMinus from "@tabler/icons-react/dist/esm/icons/IconCircleMinus.mjs";
import IconHelpCircle from "@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs";
import { type RefObject, useCallback, useRef } from "react";
import { useStore } from "zustand";
import type { AttestedCheck } from "../../../shared/readiness/readiness-check.ts";
import { itemWords, staleWords, valueWords, whyWords } from "../../../shared/readiness/readiness-words.ts";
import { Age } from "../../components/age.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { settingKey } from "../../stores/readiness-store.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import type { Tone } from "../../words/tone.ts";
import { SettingInput } from "./setting-input.tsx";

interface CellProps {
  pairId: string;
  check: AttestedCheck;
}

/** One setting: what was said of it, what that means, and the fields to say it anew. */
export function SettingCell({ pairId, check }: CellProps) {
  const { item, appliance, said, advised } = check;
  const { readiness } = useWindowStores();
  const staged = useStore(readiness, (state) => state.staged[settingKey(pairId, check)]?.value ?? null);
  const stage = useCallback(
    (value: string | null) => readiness.stage(pairId, { item, appliance }, value),
    [readiness, pairId, item, appliance],
  );
  const fields = useRef<HTMLFieldSetElement>(null);
  const { tone, Icon } = looksOf(check);
  const about = `${itemWords[item].title}${appliance === null ? "" : ` of ${appliance}`}`;
  return (
    <fieldset ref={fields} tabIndex={-1} className="cell" data-tone={tone} data-staged={staged !== null}>
      <legend className="only-read-out">{about}</legend>
      {appliance !== null && (
        <p className="cell-of" aria-hidden="true">
          {appliance}
        </p>
      )}
      <p className="cell-state">
        <Icon size={18} stroke={1.8} aria-hidden="true" />
        <span>
          {said && <strong>{valueWords(item, said.value)}. </strong>}
          {whyWords[check.why]}
          {check.answer === "no" && advised !== null && <>: {valueWords(item, advised)} is advised</>}.
        </span>
      </p>
      <Said {...check} />
      <SettingInput about={about} item={item} value={staged} onChange={stage} />
      {said && (
        <CellButtons pairId={pairId} check={check} about={about} isStaged={staged === said.value} fields={fields} />
      )}
    </fieldset>
  );
}

function Said({ said, grade }: AttestedCheck) {
  if (!said) return null;
  return (
    <p className="cell-said soft">
      {grade === "api" ? "Before that said" : "Said"}
      {said.by !== "" && <> by {said.by}</>} <Age at={said.at} suffix=" ago" />
      {said.staleBecause !== null && <>, {staleWords[said.staleBecause]}</>}
      {said.note !== null && <>: “{said.note}”</>}
    </p>
  );
}

interface ButtonsProps extends CellProps {
  about: string;
  isStaged: boolean;
  /** Takes focus when the buttons go with what was taken back. */
  fields: RefObject<HTMLFieldSetElement | null>;
}

function CellButtons({ pairId, check, about, isStaged, fields }: ButtonsProps) {
  const { readiness } = useWindowStores();
  const { item, appliance, said } = check;
  const { run, isBusy, failure } = useAction(
    useCallback(async () => {
      await readiness.withdraw(pairId, { item, appliance });
      fields.current?.focus();
    }, [readiness, pairId, item, appliance, fields]),
  );
  return (
    <>
      <div className="cell-buttons">
        <button
          type="button"
          aria-pressed={isStaged}
          aria-label={`As last time: ${about}`}
          onClick={() => readiness.stage(pairId, { item, appliance }, isStaged ? null : (said?.value ?? null))}
        >
          As last time
        </button>
        <button type="button" aria-label={`Take back: ${about}`} onClick={() => isBusy || run()}>
          Take back
        </button>
      </div>
      <FailureNote failure={failure} />
    </>
  );
}

function looksOf({ answer, matters }: AttestedCheck): { tone: Tone; Icon: typeof IconHelpCircle } {
  if (answer === "no") return { tone: "caution", Icon: IconAlertTriangle };
  if (!matters) return { tone: "unsure", Icon: IconCircleMinus };
  return answer === "yes" ? { tone: "good", Icon: IconCircleCheck } : { tone: "unsure", Icon: IconHelpCircle };
}
