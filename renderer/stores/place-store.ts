/**
 * Where in the window the person is, and the way back. Kept here and not in the address: a document has one port to the
 * core, and a door may take a changed address for a new document.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { RunbookId } from "../../shared/runbooks/runbook.ts";

interface PlaceParts {
  /** `pairId` null: nobody has chosen, the worst pair is shown. */
  pair: { pairId: string | null };
  fleet: object;
  "add-pair": object;
  import: object;
  "pair-settings": { pairId: string };
  history: { pairId: string };
  /** `pairId` null: of the worst pair. `runbook`: the one that the person came for. */
  runbooks: { pairId: string | null; runbook?: RunbookId };
  run: { pairId: string; runId: string };
  readiness: { pairId: string };
  certificates: { pairId: string };
  "certificate-fleet": object;
  "login-changes": { pairId: string };
  /** Of no pair: files that somebody has. */
  "certificate-files": object;
  "saved-histories": object;
  "saved-history": { historyId: string };
  settings: object;
  /** `pairId` null: what was asked of every pair. */
  "command-log": { pairId: string | null };
  welcome: object;
}

export type ScreenName = keyof PlaceParts;

/** Every place, or those of one screen. */
export type Place<Screen extends ScreenName = ScreenName> = {
  [Name in Screen]: { screen: Name } & PlaceParts[Name];
}[Screen];

/** `moves` counts the choices, also of the place one is at, so that focus can follow them. */
export interface PlaceState {
  place: Place;
  moves: number;
  hasBack: boolean;
  hasForward: boolean;
}

/** Says whether the person agrees to lose what the screen holds. */
type AskBeforeLeaving = () => Promise<boolean>;

export interface PlaceStore extends StoreApi<PlaceState> {
  go(place: Place): void;
  back(): void;
  forward(): void;
  /**
   * For a screen with input that is kept nowhere yet: it is asked before each move to another place, and nothing moves
   * until it has answered. What is called while it thinks is not done later. Returns its release; without one, a screen
   * that saves and goes on releases first.
   */
  guardLeaving(ask: AskBeforeLeaving): () => void;
}

const longestHistory = 100;

export function createPlaceStore(start: Place = { screen: "pair", pairId: null }): PlaceStore {
  let visited: readonly Place[] = [start];
  let at = 0;
  let guard: AskBeforeLeaving | null = null;
  let isAsking = false;
  const store = createStore<PlaceState>(() => ({ place: start, moves: 0, hasBack: false, hasForward: false }));

  function arrive(places: readonly Place[], index: number): void {
    visited = places;
    at = index;
    store.setState(({ place, moves }) => ({
      place: places[index] ?? place,
      moves: moves + 1,
      hasBack: index > 0,
      hasForward: index < places.length - 1,
    }));
  }

  function leave(move: () => void): void {
    if (isAsking) return;
    if (!guard) {
      move();
      return;
    }
    isAsking = true;
    void guard()
      .then((mayLeave) => {
        if (mayLeave) move();
      })
      .finally(() => {
        isAsking = false;
      });
  }

  function go(place: Place): void {
    if (isSamePlace(place, store.getState().place)) arrive(visited, at);
    else leave(() => visit(place));
  }

  function visit(place: Place): void {
    const kept = [...visited.slice(0, at + 1), place].slice(-longestHistory);
    arrive(kept, kept.length - 1);
  }

  const step = (by: number) => {
    if (visited[at + by]) leave(() => arrive(visited, at + by));
  };

  function guardLeaving(ask: AskBeforeLeaving): () => void {
    guard = ask;
    return () => {
      if (guard === ask) guard = null;
    };
  }

  return Object.assign(store, { go, back: () => step(-1), forward: () => step(1), guardLeaving });
}

const isSamePlace = (a: Place, b: Place): boolean => a.screen === b.screen && idIn(a) === idIn(b);

function idIn(place: Place): string | null {
  if ("historyId" in place) return place.historyId;
  if ("runId" in place) return place.runId;
  return "pairId" in place ? place.pairId : null;
}
