import { useCallback, useState } from "react";
import { type CallFailure, toCallFailure } from "./call-failure.ts";

interface ActionState {
  isBusy: boolean;
  failure: CallFailure | null;
}

/** Runs one thing at a time that the person asked for, and keeps why it failed until it is asked for again. */
export function useAction<Args extends readonly unknown[] = []>(
  act: (...args: Args) => Promise<void>,
): ActionState & { run: (...args: Args) => void } {
  const [state, setState] = useState<ActionState>({ isBusy: false, failure: null });
  const run = useCallback(
    (...args: Args) => {
      setState({ isBusy: true, failure: null });
      act(...args).then(
        () => setState({ isBusy: false, failure: null }),
        (error) => setState({ isBusy: false, failure: toCallFailure(error) }),
      );
    },
    [act],
  );
  return { ...state, run };
}
