import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconDeviceDesktopCog from "@tabler/icons-react/dist/esm/icons/IconDeviceDesktopCog.mjs";
import IconUser from "@tabler/icons-react/dist/esm/icons/IconUser.mjs";
import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from "react";
import type { RunView, StepView } from "../../../shared/runbooks/run-view.ts";
import { clockSeconds, fullLocalTime } from "../../words/local-time.ts";
import { tookBetween, whoWords } from "../../words/run-words.ts";
import { stepLook } from "../../words/step-words.ts";
import { Elapsed } from "./elapsed.tsx";
import { StepShape } from "./run-shape.tsx";
import { StepBody } from "./steps/step-body.tsx";
import type { Act } from "./use-follow-present.ts";

interface StepItemProps {
  run: RunView;
  step: StepView;
  number: number;
  isPresent: boolean;
  isOpen: boolean;
  onOpen(id: string, isOpen: boolean): void;
  act: Act;
}

/** One step: its line says all that can be told in a line, and opens to the rest. */
export function StepItem({ run, step, number, isPresent, isOpen, onOpen, act }: StepItemProps) {
  const bodyId = useId();
  const { id, title, status, who } = step;
  const look = stepLook(run, step);
  const WhoIcon = who === "person" ? IconUser : IconDeviceDesktopCog;
  return (
    <li
      className="step"
      data-step={number - 1}
      data-status={status}
      data-open={isOpen}
      aria-current={isPresent ? "step" : undefined}
    >
      <span className="step-shape">
        <StepShape run={run} step={step} size={22} />
      </span>
      <div className="step-card">
        <h3>
          <button
            type="button"
            className="step-control"
            data-step-control={id}
            aria-expanded={isOpen}
            aria-controls={isOpen ? bodyId : undefined}
            onClick={() => onOpen(id, !isOpen)}
          >
            <span className="step-title">
              <span className="step-number">{number}.</span> {title}
            </span>
            <span className="step-facts">
              <span className="step-status" data-tone={look.tone}>
                {look.words}
              </span>
              <span className="step-who">
                <WhoIcon size={15} stroke={1.8} aria-hidden="true" />
                <span className="only-read-out">, done by: </span>
                {whoWords[who]}
              </span>
              <StepTime step={step} />
            </span>
            <IconChevronDown size={17} stroke={1.8} aria-hidden="true" />
          </button>
        </h3>
        {isOpen && (
          <KeptOpen id={bodyId} onFocus={() => onOpen(id, true)}>
            <StepBody run={run} step={step} act={act} />
          </KeptOpen>
        )}
      </div>
    </li>
  );
}

interface KeptOpenProps {
  id: string;
  onFocus(): void;
  children: ReactNode;
}

/** Focus in it keeps it open when the run moves on by itself. */
function KeptOpen({ id, onFocus, children }: KeptOpenProps) {
  const body = useRef<HTMLDivElement>(null);
  const keep = useEffectEvent(onFocus);
  useEffect(() => {
    const ending = new AbortController();
    body.current?.addEventListener("focusin", () => keep(), { signal: ending.signal });
    return () => ending.abort();
  }, []);
  return (
    <div ref={body} id={id} className="step-body">
      {children}
    </div>
  );
}

/** What ticks is left out of the button's name for readers by being hidden from them. */
function StepTime({ step: { startedAt, endedAt, status } }: { step: StepView }) {
  if (startedAt === null) return null;
  const took = tookBetween(startedAt, endedAt);
  return (
    <span className="step-time">
      <time dateTime={startedAt} title={fullLocalTime(startedAt)}>
        {clockSeconds(startedAt)}
      </time>
      {took !== null && took !== "0 s" && <> · {took}</>}
      {endedAt === null && status !== "ahead" && (
        <span aria-hidden="true">
          {" "}
          · <Elapsed since={startedAt} />
        </span>
      )}
    </span>
  );
}
