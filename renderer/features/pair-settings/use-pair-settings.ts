/** A stored pair in its forms: what is stored, what is written over it, and how saving went. */
import { useCallback, useEffect, useState } from "react";
import type { AccountState } from "../../../shared/contract/credentials.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import { type CallFailure, refusalCode, toCallFailure } from "../../connection/call-failure.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { enteredSecrets } from "../pair-form/entered-secrets.ts";
import { allProblems, type Problems } from "../pair-form/find-problems.ts";
import { draftOf, type PairDraft } from "../pair-form/pair-draft.ts";
import { toDefinition } from "../pair-form/to-definition.ts";

export interface Loaded {
  definition: PairDefinition;
  /** As it is stored, to tell whether something is written over it. */
  before: PairDraft;
  draft: PairDraft;
  accounts: AccountState[];
}

interface SettingsState {
  loaded: Loaded | null;
  failure: CallFailure | null;
  isBusy: boolean;
  isSaved: boolean;
  /** Problems are shown from the first try to save on. */
  isTried: boolean;
  taken: { name: string; words: string } | null;
}

const start: SettingsState = {
  loaded: null,
  failure: null,
  isBusy: false,
  isSaved: false,
  isTried: false,
  taken: null,
};

export function usePairSettings(pairId: string) {
  const { setup } = useWindowStores();
  const [state, setState] = useState(start);
  const { loaded } = state;

  const load = useCallback(async () => {
    const [definition, accounts] = await Promise.all([setup.definition(pairId), setup.accounts(pairId)]);
    const before = draftOf(definition);
    return { definition, before, draft: before, accounts };
  }, [setup, pairId]);

  useEffect(() => {
    let isHere = true;
    load().then(
      (found) => isHere && setState({ ...start, loaded: found }),
      (error) => isHere && setState({ ...start, failure: toCallFailure(error) }),
    );
    return () => {
      isHere = false;
    };
  }, [load]);

  const setLoaded = (change: (now: Loaded) => Partial<Loaded>) =>
    setState((now) =>
      now.loaded ? { ...now, isSaved: false, loaded: { ...now.loaded, ...change(now.loaded) } } : now,
    );

  async function save(): Promise<void> {
    if (!loaded) return;
    setState((now) => ({ ...now, isBusy: true, failure: null, isSaved: false }));
    try {
      await setup.update(pairId, toDefinition(loaded.draft));
      for (const { secret, ...where } of enteredSecrets(loaded.draft))
        await setup.setSecret({ pairId, ...where }, secret);
      const stored = await load();
      setState({ ...start, loaded: stored, isSaved: true });
    } catch (error) {
      const failure = toCallFailure(error);
      const isTaken = refusalCode(error) === "name-taken" && failure.kind === "refused";
      setState((now) => ({
        ...now,
        isBusy: false,
        failure: isTaken ? null : failure,
        taken: isTaken ? { name: loaded.draft.name.trim(), words: `${failure.message} ${failure.advice}` } : now.taken,
      }));
    }
  }

  const isTaken = state.taken !== null && state.taken.name === loaded?.draft.name.trim();
  const found: Problems = loaded ? allProblems(loaded.draft) : {};
  const problems: Problems = {
    ...(state.isTried ? found : {}),
    ...(isTaken && state.taken ? { name: state.taken.words } : {}),
  };

  return {
    ...state,
    problems,
    hasProblems: Object.keys(found).length > 0 || isTaken,
    isChanged: loaded !== null && JSON.stringify(loaded.draft) !== JSON.stringify(loaded.before),
    change: (next: (draft: PairDraft) => PairDraft) => setLoaded(({ draft }) => ({ draft: next(draft) })),
    discard: () => setLoaded(({ before }) => ({ draft: before })),
    setAccounts: (accounts: AccountState[]) => setLoaded(() => ({ accounts })),
    showProblems: () => setState((now) => ({ ...now, isTried: true })),
    save,
  };
}
