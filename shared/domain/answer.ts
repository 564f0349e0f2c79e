import { z } from "zod";

/** Unknown is an answer: what could not be seen is neither yes nor no. */
export const answerSchema = z.enum(["yes", "no", "unknown"]);
export type Answer = z.infer<typeof answerSchema>;
