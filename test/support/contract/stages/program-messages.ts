/** What the program in the double and the test say to each other. */
export type FromProgram =
  | { loaded: true }
  | { port: number; opened: true }
  | { port: number; text: string }
  | { port: number; closed: true }
  | { warning: string };

export type ToProgram =
  | { port: number; post: string }
  | { stranger: "foreign" | "inner" | "gone"; channel: string; text?: string };
