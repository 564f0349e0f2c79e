/** Could we switch: the page about one pair, and what people say of settings that no API shows. */

import { readSituation } from "../../shared/assessment/situation.ts";
import type { AttestedSetting, AttestedWord } from "../../shared/contract/readiness.ts";
import type { Attestation } from "../../shared/domain/attestation.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { readPage } from "../../shared/readiness/read-page.ts";
import type { ReadinessPage } from "../../shared/readiness/readiness-check.ts";
import { findPair } from "./create-credentials.ts";
import type { RecordDeed } from "./create-deeds.ts";
import type { Stores } from "./create-stores.ts";
import type { Watching } from "./create-watching.ts";
import { type Clock, isoNow } from "./ports.ts";

/** All throw PairdeskError `not-found`; those that write `disk-full` and the like. */
export interface ReadinessService {
  page(pairId: string): ReadinessPage;
  attest(pairId: string, by: string, words: readonly AttestedWord[]): ReadinessPage;
  withdraw(pairId: string, setting: AttestedSetting): ReadinessPage;
  /** The last word on each setting, for whoever judges a run. */
  attestations(pairId: string): readonly Attestation[];
}

export function createReadiness(options: {
  stores: Stores;
  watching: Watching;
  clock: Clock;
  recordDeed: RecordDeed;
}): ReadinessService {
  const { stores, watching, clock, recordDeed } = options;

  function page(pairId: string): ReadinessPage {
    const pair = findPair(stores, pairId);
    const { status } = watching.monitor.view(pairId);
    const context = watching.monitor.context(pairId);
    const situation = readSituation(pair, stores.memories.load(pairId), context);
    return readPage(situation, context, { pairId, status, attestations: stores.attestations.all(pairId) });
  }

  return {
    page,
    attest(pairId, by, words) {
      const pair = findPair(stores, pairId);
      for (const { appliance } of words) refuseStranger(pair, appliance);
      const at = isoNow(clock);
      stores.attestations.add(
        pairId,
        words.map(({ item, appliance, value, note }) => ({ item, appliance, value, at, by, note: note || null })),
      );
      recordDeed(pairId, "attested", words.map(inWords).join(", "));
      watching.heed(pairId);
      return page(pairId);
    },
    withdraw(pairId, setting) {
      refuseStranger(findPair(stores, pairId), setting.appliance);
      const isThere = stores.attestations.current(pairId).some((one) => isOf(one, setting));
      if (isThere) {
        stores.attestations.withdraw(pairId, { ...setting, at: isoNow(clock), by: "" });
        recordDeed(pairId, "attested", `taken back: ${nameOf(setting)}`);
        watching.heed(pairId);
      }
      return page(pairId);
    },
    attestations: (pairId) => stores.attestations.current(pairId),
  };
}

const isOf = (one: Attestation, { item, appliance }: AttestedSetting): boolean =>
  one.item === item && one.appliance === appliance;

const nameOf = ({ item, appliance }: AttestedSetting): string =>
  appliance === null ? item : `${item} of ${appliance}`;

const inWords = (word: AttestedWord): string => `${nameOf(word)} ${word.value}`;

export function refuseStranger(pair: Pair, appliance: string | null): void {
  const names = pair.appliances.map(({ name }) => name);
  if (appliance === null || names.includes(appliance)) return;
  const message = `${pair.name} has no appliance ${appliance}.`;
  throw new PairdeskError("not-found", message, `It has ${names.join(" and ")}.`);
}
