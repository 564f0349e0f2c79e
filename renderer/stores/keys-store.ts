import { createStore, type StoreApi } from "zustand/vanilla";

/** Whether single characters such as `/` and `?` do something: whoever speaks to the computer may want them off (WCAG 2.1.4). */
export type KeysStore = StoreApi<{ hasSingleKeys: boolean }> & { setSingleKeys(isOn: boolean): void };

const storedAs = "pairdesk-single-keys";

export function createKeysStore(storage: Pick<Storage, "getItem" | "setItem"> | null): KeysStore {
  const store = createStore(() => ({ hasSingleKeys: storage?.getItem(storedAs) !== "off" }));
  const setSingleKeys = (isOn: boolean) => {
    store.setState({ hasSingleKeys: isOn });
    storage?.setItem(storedAs, isOn ? "on" : "off");
  };
  return Object.assign(store, { setSingleKeys });
}
