/** What appliances answered to the letter in one stretch of time, page by page. Nothing is asked before the person wants it. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { RawAnswer } from "../../shared/domain/raw-answer.ts";

/** Of which pair, when, and of which appliance; `appliance` null: of all. */
export interface RawAnswersWish {
  pairId: string;
  from: string;
  until: string;
  appliance: string | null;
}

export interface RawAnswersState {
  wish: RawAnswersWish | null;
  /** The newest first; null: not read yet. */
  answers: readonly RawAnswer[] | null;
  /** Where older ones go on; null: there are none. */
  next: number | null;
}

export interface RawAnswersStore extends StoreApi<RawAnswersState> {
  /** Both reject as the call does. */
  read(wish: RawAnswersWish): Promise<void>;
  readOlder(): Promise<void>;
}

const atOnce = 50;

export function createRawAnswersStore(client: { history: Pick<CoreClient["history"], "rawAnswers"> }): RawAnswersStore {
  const store = createStore<RawAnswersState>(() => ({ wish: null, answers: null, next: null }));

  const ask = ({ appliance, ...wish }: RawAnswersWish, before: number | null) =>
    client.history.rawAnswers({
      ...wish,
      ...(appliance === null ? {} : { appliance }),
      ...(before === null ? {} : { before }),
      limit: atOnce,
    });

  return Object.assign(store, {
    async read(wish: RawAnswersWish) {
      // What was read before belongs to another wish, perhaps to another pair: it must not stand under this one.
      store.setState({ wish, answers: null, next: null });
      const { answers, next } = await ask(wish, null);
      // Another stretch may have been asked for meanwhile.
      if (store.getState().wish === wish) store.setState({ answers, next });
    },
    async readOlder() {
      const { wish, next } = store.getState();
      if (!wish || next === null) return;
      const older = await ask(wish, next);
      const now = store.getState();
      if (now.wish === wish && now.next === next) {
        store.setState({ answers: [...(now.answers ?? []), ...older.answers], next: older.next });
      }
    },
  });
}
