/**
 * The window's side of every transport: the window's own connection code, with what a test wants to do with it in a form
 * that can be asked from outside the page (plain values in and out).
 */
import { ORPCError } from "@orpc/client";
import { type CallFailure, toCallFailure } from "../../../../renderer/connection/call-failure.ts";
import { connectToCore } from "../../../../renderer/connection/connect-to-core.ts";
import type { CoreClient } from "../../../../shared/contract/contract.ts";
import type { WindowBridge } from "../../../../shared/contract/window-bridge.ts";

export interface SeenError {
  /** Null for what is no error of a call, such as an abort. */
  readonly code: string | null;
  readonly message: string;
  readonly data: unknown;
  /** One of the contract's errors, with data as its schema says. */
  readonly isDefined: boolean;
  /** What the window makes of it. */
  readonly failure: CallFailure;
}

export type Outcome = { readonly answer: unknown } | { readonly error: SeenError };

export interface SeenStream {
  readonly events: unknown[];
  readonly ended: "done" | SeenError | null;
}

interface Following extends SeenStream {
  ended: SeenStream["ended"];
  iterator: AsyncIterator<unknown> | null;
  changed(): void;
}

export type WindowClient = ReturnType<typeof createWindowClient>;

export function createWindowClient(bridge: WindowBridge) {
  let client: CoreClient | null = null;
  const received: string[] = [];
  const aborts: AbortController[] = [];
  const calls = new Map<number, Promise<Outcome>>();
  const streams = new Map<number, Following>();

  const heard: WindowBridge = {
    post: (text) => bridge.post(text),
    pathOf: (file) => bridge.pathOf(file),
    hello: (onMessage) =>
      bridge.hello((text) => {
        received.push(text);
        onMessage(text);
      }),
  };
  const send = (path: string, input: unknown, signal?: AbortSignal): Promise<unknown> => {
    let found: unknown = client;
    for (const name of path.split(".")) found = Reflect.get(Object(found), name);
    if (typeof found !== "function") throw new Error("the window has not said hello");
    return Promise.resolve(found(input, { signal }));
  };
  const call = (path: string, input?: unknown, signal?: AbortSignal): Promise<Outcome> =>
    send(path, input, signal).then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error: see(error) }),
    );

  async function follow(following: Following, path: string, input: unknown, signal: AbortSignal): Promise<void> {
    try {
      const iterator = (await send(path, input, signal)) as AsyncIterator<unknown>;
      following.iterator = iterator;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        following.events.push(next.value);
        following.changed();
      }
      following.ended = "done";
    } catch (error) {
      following.ended = see(error);
    }
    following.changed();
  }

  return {
    /** Says hello; once more for a connection that takes the place of the first. */
    connect(): void {
      client = connectToCore(heard);
    },
    call,
    /** Begins a call and answers with its number. */
    begin(path: string, input?: unknown): number {
      const abort = new AbortController();
      const number = aborts.push(abort);
      calls.set(number, call(path, input, abort.signal));
      return number;
    },
    outcome: async (number: number) => calls.get(number),
    /** Ends a call or a stream by its number, as a component that goes away does. */
    abort: (number: number) => aborts[number - 1]?.abort(),
    /** Many at once; the outcomes stand in the order in which they came. */
    async callAll(path: string, inputs: unknown[]): Promise<Outcome[]> {
      const outcomes: Outcome[] = [];
      await Promise.all(inputs.map((input) => call(path, input).then((outcome) => outcomes.push(outcome))));
      return outcomes;
    },
    /** Sends a text of `count` times `unit` and answers whether the same came back. */
    async echo(unit: string, count: number): Promise<{ characters: number; isSame: boolean }> {
      const text = unit.repeat(count);
      const outcome = await call("probe.echo", text);
      return { characters: text.length, isSame: "answer" in outcome && outcome.answer === text };
    },
    /** Begins to follow a stream and answers with its number. */
    follow(path: string, input?: unknown): number {
      const following: Following = { events: [], ended: null, iterator: null, changed: () => undefined };
      const abort = new AbortController();
      const number = aborts.push(abort);
      streams.set(number, following);
      void follow(following, path, input, abort.signal);
      return number;
    },
    /** Answers when so many events have come or the stream has ended; without a number, when it has ended. */
    async followed(number: number, count?: number): Promise<SeenStream> {
      const following = streams.get(number);
      if (!following) throw new Error(`no stream ${number}`);
      while (following.events.length < (count ?? Number.POSITIVE_INFINITY) && following.ended === null) {
        await new Promise<void>((resolve) => {
          following.changed = resolve;
        });
      }
      return { events: following.events, ended: following.ended };
    },
    /** Ends a stream as leaving a loop over it does. */
    leave: async (number: number) => void (await streams.get(number)?.iterator?.return?.()),
    /** Text as it is, around the client. */
    post: (text: string) => bridge.post(text),
    /** A well-formed request of so many characters. */
    postRequest(path: string, characters: number): void {
      const [head, tail] = [`{"i":"zz","p":{"u":"/${path.replaceAll(".", "/")}","b":{"json":"`, `"}}}`];
      bridge.post(head + "x".repeat(characters - head.length - tail.length) + tail);
    },
    /** Everything that came over the port, as it came. */
    received: () => received,
  };
}

function see(error: unknown): SeenError {
  const failure = toCallFailure(error);
  if (error instanceof ORPCError) {
    const { code, message, defined: isDefined } = error;
    const errorData: unknown = error.data;
    return { code: String(code), message, data: errorData ?? null, isDefined, failure };
  }
  return { code: null, message: String(error), data: null, isDefined: false, failure };
}
