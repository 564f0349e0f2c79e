/**
 * The readiness page of the pair that is shown, and what the person is about to say of its settings: staged here, so that
 * several are confirmed at once and nothing is lost by looking at another screen meanwhile.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { AttestedSetting, AttestedWord } from "../../shared/contract/readiness.ts";
import type { ReadinessReportFormat } from "../../shared/domain/readiness-report.ts";
import type { ReadinessPage } from "../../shared/readiness/readiness-check.ts";
import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";

export interface ReadinessState {
  pairId: string | null;
  /** null until the core has told. */
  page: ReadinessPage | null;
  failure: CallFailure | null;
  /** By pair and setting, as `settingKey` names it. */
  staged: Readonly<Record<string, StagedWord>>;
}

export interface StagedWord extends AttestedSetting {
  pairId: string;
  value: string;
}

export interface ReadinessStore extends StoreApi<ReadinessState> {
  show(pairId: string): void;
  refresh(): void;
  /** null: not about to say anything of it. */
  stage(pairId: string, setting: AttestedSetting, value: string | null): void;
  discard(pairId: string): void;
  /** Says what is staged. Rejects as the call does; then it stays staged. */
  confirm(pairId: string, by: string, note: string): Promise<void>;
  /** Answers with the path; null when the person thought better of it. Rejects as the call does. */
  saveReport(pairId: string, format: ReadinessReportFormat): Promise<string | null>;
  /** Rejects as the call does. */
  withdraw(pairId: string, setting: AttestedSetting): Promise<void>;
}

export const settingKey = (pairId: string, { item, appliance }: AttestedSetting): string =>
  JSON.stringify([pairId, item, appliance]);

export const stagedOf = (staged: ReadinessState["staged"], pairId: string): readonly StagedWord[] =>
  Object.values(staged).filter((word) => word.pairId === pairId);

export function createReadinessStore(client: Pick<CoreClient, "readiness">): ReadinessStore {
  const store = createStore<ReadinessState>(() => ({ pairId: null, page: null, failure: null, staged: {} }));
  let asked = 0;

  /** Only the answer to what was asked last is taken: an older one would bring back what was before. */
  async function take(pairId: string, answer: Promise<ReadinessPage>): Promise<void> {
    asked += 1;
    const own = asked;
    const page = await answer;
    if (own === asked && store.getState().pairId === pairId) store.setState({ page, failure: null });
  }
  function read(pairId: string): void {
    const question = asked + 1;
    take(pairId, client.readiness.page({ pairId })).catch((error: unknown) => {
      if (question === asked) store.setState({ failure: toCallFailure(error) });
    });
  }
  function unstage(isGone: (word: StagedWord) => boolean): void {
    const left = Object.entries(store.getState().staged).filter(([, word]) => !isGone(word));
    store.setState({ staged: Object.fromEntries(left) });
  }

  return Object.assign(store, {
    show(pairId: string) {
      if (store.getState().pairId !== pairId) store.setState({ pairId, page: null, failure: null });
      read(pairId);
    },
    refresh() {
      const { pairId } = store.getState();
      if (pairId !== null) read(pairId);
    },
    stage(pairId: string, setting: AttestedSetting, value: string | null) {
      const key = settingKey(pairId, setting);
      const { [key]: _before, ...others } = store.getState().staged;
      const { item, appliance } = setting;
      store.setState({ staged: value === null ? others : { ...others, [key]: { pairId, item, appliance, value } } });
    },
    discard: (pairId: string) => unstage((word) => word.pairId === pairId),
    async confirm(pairId: string, by: string, note: string) {
      const said = stagedOf(store.getState().staged, pairId);
      const words = said.map(
        ({ item, appliance, value }): AttestedWord => ({ item, appliance, value, note: note || null }),
      );
      await take(pairId, client.readiness.attest({ pairId, by, words }));
      unstage((word) => said.includes(word));
    },
    saveReport: async (pairId: string, format: ReadinessReportFormat) =>
      (await client.readiness.saveReport({ pairId, format })).path,
    withdraw: (pairId: string, { item, appliance }: AttestedSetting) =>
      take(pairId, client.readiness.withdraw({ pairId, setting: { item, appliance } })),
  });
}
