import "./import-drop.css";
import IconFileImport from "@tabler/icons-react/dist/esm/icons/IconFileImport.mjs";
import { useStore } from "zustand";
import { isNamedAsCertificateFile } from "../../../shared/certificates/certificate-file-endings.ts";
import { savedHistoryEnding } from "../../../shared/history/saved-history-ending.ts";
import { useFileDrop } from "../../components/use-file-drop.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/**
 * A pairs file that is dropped anywhere leads to what it would change; nothing is taken in by a drop alone. A saved history is
 * shown, and certificate files are examined. While a file is held over the window nobody can tell which of them it is.
 */
export function ImportDrop() {
  const { importFile, savedHistories, certificateFiles, place } = useWindowStores();
  const isAtDoctor = useStore(place, (state) => state.place.screen === "certificate-files");
  const isOver = useFileDrop(null, (files, folders) => {
    // Whoever looks at certificate files means one, whatever its name is.
    if (isAtDoctor || files.some(({ name }) => isNamedAsCertificateFile(name))) {
      void certificateFiles.take(files, folders);
      return;
    }
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
        {isAtDoctor
          ? "Drop certificate files to see what is in them"
          : "Drop a pairs file, a saved history or certificate files to see what is in them"}
      </p>
    </div>
  );
}
