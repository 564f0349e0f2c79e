import IconFolderOpen from "@tabler/icons-react/dist/esm/icons/IconFolderOpen.mjs";
import { useStore } from "zustand";
import { savedHistoryEnding } from "../../../shared/history/saved-history-ending.ts";
import { ChooseFiles } from "../../components/choose-files.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";

export function OpenHistoryButton({ isFirst }: { isFirst: boolean }) {
  const { savedHistories } = useWindowStores();
  const isOpening = useStore(savedHistories, (state) => state.isOpening);
  return (
    <ChooseFiles
      what="Saved history"
      accept={`.${savedHistoryEnding}`}
      isSeveral
      onChoose={(files) => void savedHistories.take(files)}
      variant={isFirst ? "filled" : "default"}
      loading={isOpening}
      leftSection={<IconFolderOpen size={17} stroke={1.8} aria-hidden="true" />}
    >
      Open a saved history…
    </ChooseFiles>
  );
}
