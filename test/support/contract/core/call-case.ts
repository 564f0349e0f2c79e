/** The form of a case, and inputs that many calls refuse alike. */
export interface CallCase {
  readonly path: string;
  readonly input?: unknown;
  /** Never reach a service. */
  readonly invalidInputs: readonly unknown[];
  /** The service function that is asked first, and with what. */
  readonly service: string;
  readonly asked: readonly unknown[];
  /** By service function. For a stream, the events. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly isStream?: boolean;
  /** For a stream, the events. */
  readonly output: unknown;
  /** What a service may not answer; `null` as `crosses` where the window is told no more than that it is done. */
  readonly wrong: { readonly service: string; readonly answer: unknown; readonly crosses: "fault" | null };
}

/** Stands in every wrong answer: what is refused must not be told to the window in part either. */
export const wrongMark = "answer-outside-of-its-schema";

/** Inputs that a call without one refuses. */
export const takesNothing: readonly unknown[] = [null, "text", 1, {}, { pairId: "pair-1" }, []];
export const notAText: readonly unknown[] = [undefined, null, 1, true, [], {}];
/** Inputs that a call refuses whose one input is a text under this name. */
export const named = (field: string, longest: number): readonly unknown[] => [
  undefined,
  null,
  "pair-1",
  [],
  {},
  ...notAText.map((value) => ({ [field]: value })),
  { [field]: "x".repeat(longest + 1) },
];
