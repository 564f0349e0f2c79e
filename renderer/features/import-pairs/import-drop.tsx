import "./import-drop.css";
import IconFileImport from "@tabler/icons-react/dist/esm/icons/IconFileImport.mjs";
import { savedHistoryEnding } from "../../../shared/history/saved-history-ending.ts";
import { useFileDrop } from "../../components/use-file-drop.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/**
 * A pairs file that is dropped anywhere leads to what it would change; nothing is taken in by a drop alone. A saved history is
 * shown. While a file is held over the window nobody can tell which of them it is.
 */
export function ImportDrop() {
  const { importFile, savedHistories, place } = useWindowStores();
  const isOver = useFileDrop(null, (files) => {
    // What is no history among histories is refused there by its name, so that nothing dropped is passed over in silence.
    if (files.some(({ name }) => name.toLowerCase().endsWith(`.${savedHistoryEnding}`))) {
      void savedHistories.take(files);
      return;
    }
    const [file] = files;
    if (file) void importFile.take(file);
    place.go({ screen: "import" });
  });
  if (!isOver) return null;
  return (
    <div className="import-drop">
      <p>
        <IconFileImport size={26} stroke={1.6} aria-hidden="true" />
        Drop a pairs file to see what it would change, or a saved history to read it
      </p>
    </div>
  );
}
