/**
 * What the pairs serve, as it was looked at last, and the list of all pairs by next end. Each is read when a screen asks for it
 * and told anew by the core after each look. What issuers said about revocation is kept while the window is open.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CertificateSummary, CertificatesView } from "../../shared/certificates/certificates-view.ts";
import type { RevocationResult } from "../../shared/certificates/revocation.ts";
import type { certificateReportFormats } from "../../shared/contract/certificates.ts";
import type { CoreClient } from "../../shared/contract/contract.ts";
import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";
import { followAgain } from "./follow-again.ts";
import { shareUnchanged } from "./share-unchanged.ts";
import { type Wait, waitOnTimer } from "./wait.ts";

export type CertificateReportFormat = (typeof certificateReportFormats)[number];

export interface CertificatesState {
  /** By pair, of those that were asked for or told. */
  views: Readonly<Record<string, CertificatesView>>;
  /** Why a pair's could not be read, by pair. */
  failures: Readonly<Record<string, CallFailure>>;
  /** The next end first; null until the core has told. */
  fleet: readonly CertificateSummary[] | null;
  fleetFailure: CallFailure | null;
  /** By pair; absent: nobody was asked. */
  revocations: Readonly<Record<string, readonly RevocationResult[]>>;
  search: string;
}

export interface CertificatesStore extends StoreApi<CertificatesState> {
  /** Hears of each look of the core until the signal is aborted. */
  follow(signal: AbortSignal): Promise<void>;
  show(pairId: string): void;
  showFleet(): void;
  /** Each of these rejects as its call does. */
  check(pairId: string): Promise<void>;
  checkRevocation(pairId: string, hosts: string[]): Promise<void>;
  /** These answer with the path; null when the person thought better of it. */
  saveChain(pairId: string, target: string): Promise<string | null>;
  /** null: of all pairs. */
  saveCalendar(pairId: string | null): Promise<string | null>;
  saveReport(pairId: string, format: CertificateReportFormat): Promise<string | null>;
}

export function createCertificatesStore(
  client: Pick<CoreClient, "certificates">,
  wait: Wait = waitOnTimer,
): CertificatesStore {
  const calls = client.certificates;
  const store = createStore<CertificatesState>(() => ({
    views: {},
    failures: {},
    fleet: null,
    fleetFailure: null,
    revocations: {},
    search: "",
  }));
  const fleet = createFleetReading(calls, store);

  function hear(view: CertificatesView): void {
    store.setState(({ views, failures }) => {
      const { [view.pairId]: _gone, ...others } = failures;
      return { views: { ...views, [view.pairId]: shareUnchanged(views[view.pairId], view) }, failures: others };
    });
    fleet.again();
  }
  async function read(pairId: string): Promise<void> {
    try {
      hear(await calls.view({ pairId }));
    } catch (error) {
      store.setState(({ failures }) => ({ failures: { ...failures, [pairId]: toCallFailure(error) } }));
    }
  }
  /** What was told while nobody listened is read again: it is in no event. */
  async function attempt(signal: AbortSignal, onLive: () => void): Promise<void> {
    const events = await calls.changed(undefined, { signal });
    onLive();
    const { views, failures } = store.getState();
    for (const pairId of new Set([...Object.keys(views), ...Object.keys(failures)])) void read(pairId);
    for await (const view of events) hear(view);
  }

  return Object.assign(store, {
    follow: (signal: AbortSignal) => followAgain(signal, wait, { attempt, onBroken: () => undefined }),
    show: (pairId: string) => void read(pairId),
    showFleet: fleet.read,
    check: async (pairId: string) => hear(await calls.check({ pairId })),
    async checkRevocation(pairId: string, hosts: string[]) {
      const results = await calls.checkRevocation({ pairId, hosts });
      store.setState(({ revocations }) => ({ revocations: { ...revocations, [pairId]: results } }));
    },
    saveChain: async (pairId: string, target: string) => (await calls.saveChain({ pairId, target })).path,
    saveCalendar: async (pairId: string | null) => (await calls.saveCalendar({ pairId })).path,
    saveReport: async (pairId: string, format: CertificateReportFormat) =>
      (await calls.saveReport({ pairId, format })).path,
  });
}

/** One reading at a time: what is asked for meanwhile is read once more afterwards. Of fifty looks it is read a few times. */
function createFleetReading(calls: CoreClient["certificates"], store: StoreApi<CertificatesState>) {
  let isReading = false;
  let isWanted = false;
  async function run(): Promise<void> {
    isReading = true;
    while (isWanted) {
      isWanted = false;
      try {
        const told = await calls.fleet();
        store.setState((state) => ({ fleet: shareUnchanged(state.fleet ?? undefined, told), fleetFailure: null }));
      } catch (error) {
        store.setState({ fleetFailure: toCallFailure(error) });
      }
    }
    isReading = false;
  }
  function read(): void {
    isWanted = true;
    if (!isReading) void run();
  }
  return {
    read,
    /** Only where somebody has asked for it before. */
    again() {
      const { fleet, fleetFailure } = store.getState();
      if (fleet !== null || fleetFailure !== null) read();
    },
  };
}
