/** Stores the pair, then its secrets, each once: what was stored before a failure is not stored again, unless it changed. */
import { useState } from "react";
import { type CallFailure, refusalCode, toCallFailure } from "../../connection/call-failure.ts";
import type { PairSetup } from "../../stores/pair-setup.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { enteredSecrets } from "../pair-form/entered-secrets.ts";
import type { PairDraft } from "../pair-form/pair-draft.ts";
import { toDefinition } from "../pair-form/to-definition.ts";

export interface SavedSoFar {
  pairId: string;
  /** The definition that is stored, and the accounts whose secrets are, as text to compare. */
  definition: string;
  secrets: readonly string[];
}

interface SaveState {
  isBusy: boolean;
  failure: CallFailure | null;
  saved: SavedSoFar | null;
}

interface Saving extends SaveState {
  save(): Promise<void>;
}

export function useSaving(options: {
  draft: PairDraft;
  onDone(pairId: string): void;
  onTakenName(words: string): void;
}): Saving {
  const { setup } = useWindowStores();
  const [state, setState] = useState<SaveState>({ isBusy: false, failure: null, saved: null });

  async function save(): Promise<void> {
    setState((now) => ({ ...now, isBusy: true, failure: null }));
    const saved: SavedSoFar[] = state.saved ? [state.saved] : [];
    try {
      for await (const reached of storeAll(setup, options.draft, state.saved)) saved.push(reached);
      setState({ isBusy: false, failure: null, saved: saved.at(-1) ?? null });
      options.onDone(saved.at(-1)?.pairId ?? "");
    } catch (error) {
      const failure = toCallFailure(error);
      const isTaken = refusalCode(error) === "name-taken" && failure.kind === "refused";
      setState({ isBusy: false, saved: saved.at(-1) ?? null, failure: isTaken ? null : failure });
      if (isTaken) options.onTakenName(`${failure.message} ${failure.advice}`);
    }
  }
  return { ...state, save };
}

async function* storeAll(setup: PairSetup, draft: PairDraft, before: SavedSoFar | null): AsyncGenerator<SavedSoFar> {
  const definition = toDefinition(draft);
  const text = JSON.stringify(definition);
  let saved = before;
  if (!saved) saved = { pairId: (await setup.add(definition)).id, definition: text, secrets: [] };
  else if (saved.definition !== text) {
    await setup.update(saved.pairId, definition);
    saved = { ...saved, definition: text };
  }
  yield saved;
  for (const entered of enteredSecrets(draft)) {
    const key = JSON.stringify(entered);
    if (saved.secrets.includes(key)) continue;
    const { secret, ...where } = entered;
    await setup.setSecret({ pairId: saved.pairId, ...where }, secret);
    saved = { ...saved, secrets: [...saved.secrets, key] };
    yield saved;
  }
}
