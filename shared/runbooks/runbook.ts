/**
 * A runbook: a procedure as data. Its steps are written for one pair at one moment (`run-facts.ts`), kept whole in the
 * journal when a run begins, and read by one engine (`accept-event.ts`). Nothing here has an effect.
 */
import { z } from "zod";
import { answerSchema } from "../domain/answer.ts";
import { checkSchema } from "./check.ts";
import { type ForeignChange, foreignChangeSchema } from "./foreign-change.ts";
import { deedSchema } from "./person-deed.ts";
import { runCallSchema } from "./run-call.ts";
import { vetoConditionSchema, vetoWeightSchema } from "./vetoes/veto.ts";

export const runbookIds = [
  "planned-switch",
  "switch-back",
  "unplanned-takeover",
  "demote-returned-primary",
  "force-backup",
  "sync-now",
  "resolve-conflict",
  "break-relationship",
  "establish-relationship",
  "replicate-certificate",
  "renew-certificate",
] as const;
export const runbookIdSchema = z.enum(runbookIds);
export type RunbookId = z.infer<typeof runbookIdSchema>;

/**
 * How a run can end. `refused`: nothing was written (a veto, a missing answer, or the person thought better of it).
 * `incomplete`: the change took place and something of it is missing; `failed`: it did not take place, which was seen;
 * `unknown`: what took place could not be seen.
 */
export const outcomeSchema = z.enum(["done", "incomplete", "failed", "unknown", "refused"]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** `text`: what is known and what to do next. */
export const endingSchema = z.object({ outcome: outcomeSchema, text: z.string(), next: z.array(runbookIdSchema) });
export type Ending = z.infer<typeof endingSchema>;

/**
 * What a person answered, how a step ended, what stands against the run, or what of an appliance changed from elsewhere
 * since the plan. A step that was skipped has no answer.
 */
export type Condition =
  | { input: string; is: string[] }
  | { step: string; is: string[] }
  | { veto: z.infer<typeof vetoConditionSchema>; is: z.infer<typeof vetoWeightSchema>[] }
  | { foreign: string; is: ForeignChange["what"][] }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({ input: z.string(), is: z.array(z.string()) }),
    z.object({ step: z.string(), is: z.array(z.string()) }),
    z.object({ veto: vetoConditionSchema, is: z.array(vetoWeightSchema) }),
    z.object({ foreign: z.string(), is: z.array(foreignChangeSchema.shape.what) }),
    z.object({ all: z.array(conditionSchema) }),
    z.object({ any: z.array(conditionSchema) }),
    z.object({ not: conditionSchema }),
  ]),
);

/**
 * One thing that a person enters. `confirm`: exactly the one text in `values` (an appliance's name, or "yes"). `choice`:
 * one of `values`. `veto-reason`: why they go on although something speaks against it; kept in the journal.
 */
export const inputSchema = z.object({
  id: z.string(),
  kind: z.enum(["confirm", "choice", "text", "veto-reason"]),
  label: z.string(),
  hint: z.string().optional(),
  values: z.array(z.object({ value: z.string(), label: z.string(), meaning: z.string().optional() })).optional(),
  /** Asked only then; always when left out. */
  when: conditionSchema.optional(),
});
export type Input = z.infer<typeof inputSchema>;

/** The run ends when the step's own answer is one of `is`. */
const stepEndSchema = endingSchema.extend({ is: z.array(z.string()) });

/** What a person has to know and do when the run is stopped, before its end and not by it. The first that holds counts. */
const ifStoppedSchema = endingSchema.omit({ outcome: true }).extend({
  when: conditionSchema.optional(),
  /** Why a person may not stop it here; they may when left out. */
  mayNotStop: z.string().optional(),
});
export type IfStopped = z.infer<typeof ifStoppedSchema>;

const stepParts = {
  /** Unique in its runbook, kebab-case, and stable: answers files and journals name it. */
  id: z.string(),
  title: z.string(),
  /** The guide's chapter it comes from; "" where it is ours. */
  chapter: z.string(),
  /** Paragraphs. */
  text: z.array(z.string()),
  /** Gone through only then; always when left out. */
  when: conditionSchema.optional(),
  ends: z.array(stepEndSchema).optional(),
  /** From when the run stands at this step until one with words of its own. */
  ifStopped: z.array(ifStoppedSchema).min(1).optional(),
};

/** Looks and judges. Answers `yes`, `no` or `unknown`. */
const checkStepSchema = z.object({
  ...stepParts,
  kind: z.literal("check"),
  check: checkSchema,
  /**
   * What a dry run goes on with after a change that it did not make; yes when left out. Where an answer would leave out what a real
   * run does, it is the other one, so that the longest way is shown.
   */
  dryAnswer: answerSchema.optional(),
});
/** Answers with the first input's value. */
const questionStepSchema = z.object({ ...stepParts, kind: z.literal("question"), inputs: z.array(inputSchema).min(1) });
/** Makes one call. Answers `accepted`, `refused` or `unclear`. */
const actionStepSchema = z.object({ ...stepParts, kind: z.literal("action"), call: runCallSchema });
/** Done by a person. Answers `done`. What it brought about is proved by a later step. */
const manualStepSchema = z.object({
  ...stepParts,
  kind: z.literal("manual"),
  /** One sentence each, in order; labels as the appliance's pages print them. */
  instructions: z.array(z.string()).min(1),
  /** The page it is done on, at the appliance's own address; null: it is done elsewhere. */
  page: z.object({ appliance: z.string(), at: z.enum(["login", "appliance"]) }).nullable(),
  /** To copy. */
  copy: z.array(z.object({ label: z.string(), text: z.string() })),
  /** The same in a form that the practice pair understands, where it can be done there. */
  deed: deedSchema.nullable(),
  /** A look or a test: nothing that this run proves or changes is other after it. False when left out. */
  isHarmless: z.boolean().optional(),
  /** The run's passphrase is wanted here: made anew, or entered again. It is in no journal. */
  passphrase: z.enum(["make", "use"]).optional(),
});
/** Looks until the check says yes. Answers `yes`, or `no` or `unknown` as it was judged last when the limit came. */
const waitStepSchema = z.object({
  ...stepParts,
  kind: z.literal("wait"),
  until: checkSchema,
  limitMs: z.int().positive(),
  /** How long it usually takes, when nothing was learned yet; null: nobody can say. */
  usualMs: z.int().positive().nullable(),
  /** Why it may still look unfinished, said while it lasts. */
  patience: z.string(),
});
/** Says which way it goes on, and why. Answers with the name of the first branch whose condition holds. */
const decisionStepSchema = z.object({
  ...stepParts,
  kind: z.literal("decision"),
  /** The last one needs no condition. */
  branches: z.array(z.object({ name: z.string(), label: z.string(), when: conditionSchema.optional() })).min(1),
});

export const stepSchema = z.discriminatedUnion("kind", [
  checkStepSchema,
  questionStepSchema,
  actionStepSchema,
  manualStepSchema,
  waitStepSchema,
  decisionStepSchema,
]);
export type Step = z.infer<typeof stepSchema>;
export type StepOf<Kind extends Step["kind"]> = Extract<Step, { kind: Kind }>;

export const runbookSchema = z.object({
  id: runbookIdSchema,
  title: z.string(),
  /** What it is for, in two sentences at most. */
  summary: z.string(),
  chapter: z.string(),
  steps: z.array(stepSchema).min(1),
  /**
   * Steps that must all have answered `yes` for the run to be done (one that was skipped does not count, but one must be
   * left). Together their lines must hold for both appliances, seen after the last call.
   */
  proof: z.array(z.string()).min(1),
  /** When everything is proved, and when something of it is not. */
  done: endingSchema.omit({ outcome: true }),
  incomplete: endingSchema.omit({ outcome: true }),
});
export type Runbook = z.infer<typeof runbookSchema>;
