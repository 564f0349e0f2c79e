/**
 * The pairs a person sets up: added, changed, put aside and brought back, taken in from a file and given out as one. One
 * change at a time, so that a name that was free is still free when it is taken.
 */
import { randomUUID } from "node:crypto";
import { changedParts } from "../../shared/domain/changed-parts.ts";
import type { Pair, PairDefinition } from "../../shared/domain/pair.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { accountKey, findPair } from "./create-credentials.ts";
import { createPairFiles, type PairFiles } from "./create-pair-files.ts";
import {
  createPairKeeping,
  forgetIfElsewhere,
  type PairKeeping,
  type PairKeepingOptions,
} from "./create-pair-keeping.ts";
import { createRemovedPairs, type RemovedPairs } from "./create-removed-pairs.ts";
import type { Stores } from "./create-stores.ts";
import { isoNow } from "./ports.ts";
import { refuseWhileOpen } from "./runs/refuse-while-open.ts";

export interface PairsService extends PairFiles, RemovedPairs {
  definition(pairId: string): PairDefinition;
  add(definition: PairDefinition): Promise<PairView>;
  update(pairId: string, definition: PairDefinition): Promise<PairView>;
  close(): Promise<void>;
}

export function createPairs(options: PairKeepingOptions): PairsService {
  const { stores, watching, recordDeed } = options;
  const keeping = createPairKeeping(options);
  const removedPairs = createRemovedPairs(keeping);
  return {
    definition(pairId) {
      const { id: _id, practice: _practice, ...definition } = findPair(stores, pairId);
      return definition;
    },
    add: (definition) =>
      keeping.inTurn(async () => {
        keeping.refuseTakenName(definition.name, null);
        const pair: Pair = { ...definition, id: randomUUID(), practice: false };
        stores.pairs.save(pair);
        recordDeed(pair.id, "pair-added", null);
        return watching.watch(pair);
      }),
    update: (pairId, definition) =>
      keeping.inTurn(async () => {
        const before = keeping.findOwn(pairId);
        refuseWhileOpen(keeping.knownRuns, pairId, "the pair can be changed");
        keeping.refuseTakenName(definition.name, pairId);
        return change(keeping, before, { ...definition, id: pairId, practice: false });
      }),
    ...createPairFiles(keeping),
    ...removedPairs,
    async close() {
      removedPairs.stop();
      await keeping.idle();
    },
  };
}

/** Secrets move before the definition does: a keychain that cannot be used stops the change before anything is changed. */
async function change(
  { stores, vault, watching, clock, recordDeed }: PairKeeping,
  before: Pair,
  after: Pair,
): Promise<PairView> {
  const moves = renamedAccounts(before, after);
  for (const { from, to } of moves) {
    const secret = await vault.get(from);
    if (secret !== null) await vault.set(to, secret);
  }
  stores.pairs.save(after);
  followAppliances(stores, before, after, isoNow(clock));
  const parts = changedParts(before, after);
  if (parts.length > 0) recordDeed(after.id, "pair-changed", parts.join(", "));
  await forgetIfElsewhere({ stores, watching }, before, after);
  const view = await watching.watch(after);
  for (const { from } of moves) await vault.remove(from);
  return view;
}

/** What people have said goes with an appliance's name; one at another address has to be looked at again. */
function followAppliances({ attestations, loginChanges }: Stores, before: Pair, after: Pair, at: string): void {
  for (const [index, was] of before.appliances.entries()) {
    const now = after.appliances[index];
    if (!now) continue;
    if (now.name !== was.name && !after.appliances.some(({ name }) => name === was.name)) {
      attestations.rename(after.id, was.name, now.name);
      loginChanges.rename(after.id, was.name, now.name);
    }
    if (now.host !== was.host || now.port !== was.port) {
      attestations.putChange(after.id, { cause: "address", appliance: now.name, at });
    }
  }
}

/** Of appliances that kept their place and changed their name. */
function renamedAccounts(before: Pair, after: Pair): { from: string; to: string }[] {
  return before.appliances.flatMap(({ name: oldName }, index) => {
    const newName = after.appliances[index]?.name ?? oldName;
    if (after.appliances.some(({ name }) => name === oldName)) return [];
    return (["watch", "write"] as const).map((account) => ({
      from: accountKey({ pairId: before.id, appliance: oldName, account }),
      to: accountKey({ pairId: before.id, appliance: newName, account }),
    }));
  });
}
