/**
 * Calls that no service needs and the transport must carry: echoes of any size, calls that stay open, streams that the
 * test feeds. They stand beside the real ones behind the same gate.
 */
import { eventIterator } from "@orpc/contract";
import { implement } from "@orpc/server";
import { z } from "zod";
import { call } from "../../../../shared/contract/base.ts";

const keyed = z.object({ key: z.string() });

const contract = {
  echo: call.input(z.string()).output(z.string()),
  /** Answers when the test releases it. */
  hold: call.input(keyed).output(z.string()),
  count: call.input(z.object({ to: z.int() })).output(eventIterator(z.int())),
  /** What the test pushes. */
  follow: call.input(keyed).output(eventIterator(z.string())),
};

/** A call that is under way. */
export interface HeldCall {
  readonly signal: AbortSignal;
  /** Answers it, whether anybody is still there or not. */
  release(answer: string): void;
}

/** A stream that is open, until `hasEnded`. */
export interface FedStream {
  readonly signal: AbortSignal;
  push(event: string): void;
  hasEnded: boolean;
}

export interface Probes {
  readonly router: ReturnType<typeof createProbeRouter>;
  /** The inputs of `echo`, in the order in which they came. */
  readonly echoed: string[];
  readonly held: Map<string, HeldCall>;
  readonly fed: Map<string, FedStream>;
}

export function createProbes(): Probes {
  const state = {
    echoed: [] as string[],
    held: new Map<string, HeldCall>(),
    fed: new Map<string, FedStream>(),
  };
  return { ...state, router: createProbeRouter(state) };
}

function createProbeRouter({ echoed, held, fed }: Omit<Probes, "router">) {
  const api = implement(contract);
  return api.router({
    echo: api.echo.handler(({ input }) => {
      echoed.push(input);
      return input;
    }),
    hold: api.hold.handler(({ input, signal }) => {
      const { promise, resolve } = Promise.withResolvers<string>();
      held.set(input.key, { signal: given(signal), release: resolve });
      return promise;
    }),
    count: api.count.handler(async function* ({ input }) {
      for (let value = 0; value < input.to; value += 1) yield value;
    }),
    follow: api.follow.handler(({ input, signal }) => feed(fed, input.key, given(signal))),
  });
}

async function* feed(fed: Probes["fed"], key: string, signal: AbortSignal): AsyncGenerator<string, void, void> {
  const waiting: string[] = [];
  let wake: () => void = () => undefined;
  const push = (event: string) => {
    waiting.push(event);
    wake();
  };
  const stream: FedStream = { signal, push, hasEnded: false };
  fed.set(key, stream);
  signal.addEventListener("abort", () => wake());
  try {
    while (!signal.aborted) {
      yield* waiting.splice(0);
      if (waiting.length > 0 || signal.aborted) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    stream.hasEnded = true;
  }
}

function given(signal: AbortSignal | undefined): AbortSignal {
  if (!signal) throw new Error("the gate gave the call no signal");
  return signal;
}
