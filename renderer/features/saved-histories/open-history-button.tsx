import { Button } from "@mantine/core";
import IconFolderOpen from "@tabler/icons-react/dist/esm/icons/IconFolderOpen.mjs";
import { useRef } from "react";
import { useStore } from "zustand";
import { savedHistoryEnding } from "../../../shared/history/saved-history-ending.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

export function OpenHistoryButton({ isFirst }: { isFirst: boolean }) {
  const { savedHistories } = useWindowStores();
  const isOpening = useStore(savedHistories, (state) => state.isOpening);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant={isFirst ? "filled" : "default"}
        loading={isOpening}
        leftSection={<IconFolderOpen size={17} stroke={1.8} aria-hidden="true" />}
        onClick={() => picker.current?.click()}
      >
        Open a saved history…
      </Button>
      <input
        ref={picker}
        type="file"
        accept={`.${savedHistoryEnding}`}
        multiple
        hidden
        aria-label="Saved history"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length > 0) void savedHistories.take(files);
          currentTarget.value = "";
        }}
      />
    </>
  );
}
