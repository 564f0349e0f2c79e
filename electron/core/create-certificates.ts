/** Certificates as they are served: looked at, judged, followed over time, and given out as files. */
import { certificateSummaryOf } from "../../shared/certificates/certificate-summary.ts";
import type { CertificateSummary, CertificatesView } from "../../shared/certificates/certificates-view.ts";
import { isGridOld } from "../../shared/certificates/grid-age.ts";
import type { RevocationResult } from "../../shared/certificates/revocation.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { createGridLooks, type GridLooks } from "./certificate-grid/grid-looks.ts";
import type { GridSchedule } from "./certificate-grid/grid-schedule.ts";
import { createHeldGrids, type HeldGrids } from "./certificate-grid/held-grids.ts";
import { isKnownCertificate } from "./certificate-grid/is-known-certificate.ts";
import { readServed } from "./certificate-grid/read-grid.ts";
import { type CertificateJudge, createCertificateJudge } from "./create-certificate-judge.ts";
import { type CertificatePapers, createCertificatePapers } from "./create-certificate-papers.ts";
import { findPair } from "./create-credentials.ts";
import { createRevocationDesk } from "./create-revocation-desk.ts";
import type { Stores } from "./create-stores.ts";
import type { Watching } from "./create-watching.ts";
import type { LatestEvents } from "./gate/latest-events.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { SecretRegistry } from "./log/secret-registry.ts";
import { connectLimits } from "./net/connect.ts";
import type { Clock, DoorPorts } from "./ports.ts";

/** All about one pair throw PairdeskError `not-found`; those that save `file-unwritable` and `disk-full`. */
export interface CertificatesService extends CertificatePapers {
  view(pairId: string): CertificatesView;
  check(pairId: string): Promise<CertificatesView>;
  fleet(): CertificateSummary[];
  checkRevocation(pairId: string, hosts: readonly string[]): Promise<RevocationResult[]>;
}

export interface Certificates extends CertificatesService {
  /** From now on looks are taken by themselves. */
  start(): void;
  end(): Promise<void>;
}

export interface CertificatesOptions {
  stores: Pick<Stores, "pairs" | "history" | "certificateGrids">;
  watching: { monitor: Pick<Watching["monitor"], "view" | "watcherOf" | "context"> };
  schedule: GridSchedule;
  events: LatestEvents<CertificatesView>;
  board: Pick<NoticeBoard, "guard">;
  ports: Pick<DoorPorts, "saveFile">;
  secrets: Pick<SecretRegistry, "strip">;
  /** Nothing is asked of its own accord before this. */
  begin: Promise<void>;
  clock: Clock;
}

export function createCertificates(options: CertificatesOptions): Certificates {
  const { stores, schedule, events, board, clock } = options;
  const held = createHeldGrids({
    store: stores.certificateGrids,
    guard: (work) => board.guard("not-stored", work),
  });
  const looks = createGridLooks({
    read: (pair, signal) => readServed({ pair, limits: connectLimits, signal, clock }),
    // A pair that was removed for good meanwhile leaves nothing behind.
    keep: (pair, asked, reading) => void (stores.pairs.get(pair.id) && held.keep(pair, asked, reading)),
    onChange: (pairId) => void (isWatched(options, pairId) && events.publish(views.view(pairId))),
  });
  const views = createViews(options, { held, looks, judge: createCertificateJudge({ ...options, held }) });
  const revocation = createRevocationDesk({ held, clock });

  async function check(pairId: string): Promise<CertificatesView> {
    await looks.look(watchedPair(options, pairId));
    schedule.looked(pairId);
    return views.view(pairId);
  }

  return {
    ...views,
    ...createCertificatePapers({ ...options, held, view: views.view, watched: (id) => isWatched(options, id) }),
    check,
    async checkRevocation(pairId, hosts) {
      const pair = watchedPair(options, pairId);
      return revocation.ask(pair, held.find(pair), hosts);
    },
    start() {
      const work = {
        look: check,
        lastLookMs: (pairId: string) => lastLookMs(options, held, pairId),
        knows: isKnownCertificate((pairId) => gridOf(options, held, pairId)),
        forget(pairId: string) {
          looks.stop(pairId);
          held.forget(pairId);
        },
      };
      void options.begin.then(() => schedule.begin(work));
    },
    async end() {
      schedule.end();
      revocation.end();
      await looks.end();
    },
  };
}

function createViews(
  options: CertificatesOptions,
  { held, looks, judge }: { held: HeldGrids; looks: GridLooks; judge: CertificateJudge },
): Pick<CertificatesService, "view" | "fleet"> {
  const { clock } = options;

  function viewOf(pair: Pair, wanted: { timeline: boolean }): CertificatesView {
    const grid = held.find(pair);
    return {
      ...judge.judge(pair, grid, wanted),
      pairId: pair.id,
      grid,
      isOld: grid !== null && isGridOld(grid, clock.nowMs()),
      isChecking: looks.isLooking(pair.id),
    };
  }

  return {
    view: (pairId) => viewOf(watchedPair(options, pairId), { timeline: true }),
    fleet: () =>
      options.stores.pairs
        .list()
        .filter(({ id }) => isWatched(options, id))
        .map((pair) => certificateSummaryOf(viewOf(pair, { timeline: false }), pair))
        .sort((a, b) => endOf(a) - endOf(b)),
  };
}

/** Those of which nothing is known stand last. */
const endOf = ({ next }: CertificateSummary): number =>
  next === null ? Number.MAX_SAFE_INTEGER : Date.parse(next.notAfter);

function watchedPair({ stores, watching }: CertificatesOptions, pairId: string): Pair {
  watching.monitor.watcherOf(pairId);
  return findPair(stores, pairId);
}

function isWatched(options: CertificatesOptions, pairId: string): boolean {
  try {
    watchedPair(options, pairId);
    return true;
  } catch (error) {
    if (error instanceof PairdeskError) return false;
    throw error;
  }
}

function gridOf({ stores }: CertificatesOptions, held: HeldGrids, pairId: string) {
  const pair = stores.pairs.get(pairId);
  return pair && held.find(pair);
}

function lastLookMs(options: CertificatesOptions, held: HeldGrids, pairId: string): number | null {
  const grid = gridOf(options, held, pairId);
  return grid && Date.parse(grid.at);
}
