/** A run's journal as text, event by event: the step's heading once, then what became of it. */
import { exactDuration } from "../../../shared/history/exact-duration.ts";
import { ownPage } from "../../../shared/runbooks/own-address.ts";
import type { RunEvent, RunEventOf } from "../../../shared/runbooks/run-event.ts";
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import type { Runbook, Step } from "../../../shared/runbooks/runbook.ts";
import type { Paint } from "../output.ts";
import { oneLine, withPlainTexts } from "../plain-text.ts";
import { whoDoes } from "./render-runbook.ts";
import { callLines, evidenceLines, manualLines, waitLines } from "./step-lines.ts";

interface Told {
  runbook: Runbook;
  facts: RunFacts;
  paint: Paint;
  /** Whoever is asked is shown instructions by the question itself. */
  isAsking: boolean;
}

export function createEventText(told: Told): (event: RunEvent) => string {
  let last: string | null = null;
  const { steps } = told.runbook;
  return (heard) => {
    const event = heard.event === "started" ? heard : withPlainTexts(heard);
    const id = "step" in event ? event.step : null;
    const index = steps.findIndex((step) => step.id === id);
    const step = steps[index];
    const isNew = step !== undefined && id !== last;
    if (id !== null) last = id;
    const heading = isNew
      ? [
          "",
          `${clock(event.at)}  ${told.paint("bold", `${index + 1}/${steps.length} ${oneLine(step.title)}`)} (${whoDoes(step)})`,
        ]
      : [];
    const lines = [...(isNew ? actionText(step) : []), ...linesOf(event, step, told)];
    // A line end inside a text is the runbook's own; anything else that steers a terminal was spelled out.
    return [...heading, ...lines.map((line) => `    ${line}`)].map((line) => `${line}\n`).join("");
  };
}

/** What a call means stands before it; other kinds of step say theirs where it is their turn. */
const actionText = (step: Step): string[] => (step.kind === "action" ? step.text.map(oneLine) : []);

const clock = (iso: string): string => `${iso.slice(0, 19)}Z`;

function linesOf(event: RunEvent, step: Step | undefined, told: Told): string[] {
  const { paint } = told;
  switch (event.event) {
    case "started":
      return startLines(event, paint);
    case "reached":
      return reachedLines(step, told);
    case "checked":
      return evidenceLines(event.result, paint);
    case "answered":
      return Object.entries(event.values).map(([id, value]) => `${id}: ${value}`);
    case "decided":
      return [`Goes on with: ${branchLabel(step, event.branch)}`];
    case "person-did":
      return step?.kind === "manual" && step.isHarmless
        ? ["Done by a person; it changes nothing on the appliances."]
        : ["Done by a person; what it brought about is looked for next."];
    case "file-given":
      return [`File: ${event.path ?? event.fileName}`];
    case "waiting-on":
      return [`Waiting on until ${clock(event.until)}.`];
    case "noted":
      return [`Note: ${event.text}`];
    case "reopened":
      return [
        "",
        `${clock(event.at)}  Taken up again by ${event.by}: the pair is looked at first, and no call is repeated.`,
      ];
    case "cancelled":
      return [`Stopped: ${event.reason}`];
    case "ended":
      return endLines(event, paint);
    default:
      return actionLines(event, paint);
  }
}

type ActionEvent = RunEventOf<"paused" | "intended" | "called" | "would-call" | "would-wait" | "foreign-change">;

function actionLines(event: ActionEvent, paint: Paint): string[] {
  switch (event.event) {
    case "paused":
      return [`Pairdesk asks nothing until ${clock(event.until)}, so that what is read before the call is fresh.`];
    case "intended":
      return [paint("bold", "The call, sent once:"), ...callLines(event.call)];
    case "called": {
      const { outcome, backup } = event;
      const kept = backup ? [`Kept as ${backup.file}: ${backup.bytes} bytes, SHA-256 ${backup.sha256}`] : [];
      return [`${outcomeWords[outcome.kind]}${outcome.words === "" ? "" : `: ${outcome.words}`}`, ...kept];
    }
    case "would-call":
      return [...pauseLines(event.pauseMs), "This call would be made; a dry run makes none:", ...callLines(event.call)];
    case "would-wait":
      return ["A dry run goes on as if this had come about."];
    case "foreign-change":
      return [
        paint("red", "Changed since the plan was shown, and not by this run:"),
        ...event.changes.map(
          ({ appliance, what, before, now }) =>
            `  ${appliance}: ${what} was ${before ?? "not known"}, is ${now ?? "not known"}`,
        ),
      ];
  }
}

const pauseLines = (pauseMs: number | undefined): string[] =>
  pauseMs === undefined
    ? []
    : [
        `Before it nothing would be asked for up to ${exactDuration(pauseMs / 1000)}: appliances repeat an answer about their health for that long, and what is read right before the call must be fresh.`,
      ];

const outcomeWords = {
  accepted: "The appliance accepted it, which proves nothing yet",
  refused: "The appliance refused it",
  unclear: "What came of it is not known; both appliances are looked at",
};

function startLines({ runbook, facts, by, isDryRun }: RunEventOf<"started">, paint: Paint): string[] {
  const { title, summary } = withPlainTexts(runbook);
  return [
    paint("bold", `${title} · ${oneLine(facts.pair.name)}`),
    summary,
    `Begun by ${oneLine(by)}${isDryRun ? ", as a dry run: no call that changes anything is made" : ""}.`,
  ];
}

function reachedLines(step: Step | undefined, { isAsking, facts }: Told): string[] {
  if (step?.kind === "wait") return waitLines(withPlainTexts(step));
  if (step?.kind === "manual" && !isAsking)
    return manualLines(withCopyLines(step), ownPage(step.page, facts.appliances));
  return [];
}

/** What is to be copied keeps its line ends. */
const withCopyLines = (step: Extract<Step, { kind: "manual" }>): Extract<Step, { kind: "manual" }> => ({
  ...withPlainTexts(step),
  copy: step.copy.map(({ label, text }) => ({ label: oneLine(label), text: text.split("\n").map(oneLine).join("\n") })),
});

const branchLabel = (step: Step | undefined, branch: string): string =>
  (step?.kind === "decision" && step.branches.find(({ name }) => name === branch)?.label) || branch;

const endStyles = { done: "green", incomplete: "yellow", failed: "red", unknown: "yellow", refused: "yellow" } as const;

function endLines({ outcome, text, next }: RunEventOf<"ended">, paint: Paint): string[] {
  const after = next.length === 0 ? [] : [`Next: ${next.map((id) => `pairdesk run ${id}`).join(", or ")}`];
  return ["", `${paint(endStyles[outcome], outcome.toUpperCase())}  ${text}`, ...after];
}
