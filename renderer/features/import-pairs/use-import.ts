import { useCallback, useEffect, useState } from "react";
import type { ImportResult } from "../../../shared/contract/pairs.ts";
import type { ImportPreview } from "../../../shared/pairs-file/plan-import.ts";
import { type CallFailure, toCallFailure } from "../../connection/call-failure.ts";
import type { ImportFile } from "../../stores/import-file-store.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

interface ImportState {
  preview: ImportPreview | null;
  /** Names of pairs that are not to be taken in. */
  left: readonly string[];
  result: ImportResult | null;
  isBusy: boolean;
  failure: CallFailure | null;
}

export interface ImportWork extends ImportState {
  choose(name: string, isTaken: boolean): void;
  takeIn(): Promise<void>;
}

const start: ImportState = { preview: null, left: [], result: null, isBusy: false, failure: null };

/** What the file would change, which of it is wanted, and what came of it. Begins anew with each file. */
export function useImport(file: ImportFile | null): ImportWork {
  const { setup } = useWindowStores();
  const [state, setState] = useState(start);
  useEffect(() => {
    setState(start);
    if (!file) return;
    let isHere = true;
    setup.previewImport(file.text).then(
      (preview) => isHere && setState((now) => ({ ...now, preview })),
      (error) => isHere && setState((now) => ({ ...now, failure: toCallFailure(error) })),
    );
    return () => {
      isHere = false;
    };
  }, [setup, file]);

  const choose = useCallback(
    (name: string, isTaken: boolean) =>
      setState((now) => ({ ...now, left: [...now.left.filter((one) => one !== name), ...(isTaken ? [] : [name])] })),
    [],
  );

  async function takeIn(): Promise<void> {
    if (!file) return;
    setState((now) => ({ ...now, isBusy: true, failure: null }));
    try {
      const result = await setup.import(
        file.text,
        state.left.map((name) => ({ name, take: false })),
      );
      setState((now) => ({ ...now, isBusy: false, result }));
    } catch (error) {
      setState((now) => ({ ...now, isBusy: false, failure: toCallFailure(error) }));
    }
  }

  return { ...state, choose, takeIn };
}
