import "./import-drop.css";
import IconFileImport from "@tabler/icons-react/dist/esm/icons/IconFileImport.mjs";
import { useFileDrop } from "../../components/use-file-drop.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** A pairs file that is dropped anywhere leads to what it would change. Nothing is taken in by a drop alone. */
export function ImportDrop() {
  const { importFile, place } = useWindowStores();
  const isOver = useFileDrop(null, (file) => {
    void importFile.take(file);
    place.go({ screen: "import" });
  });
  if (!isOver) return null;
  return (
    <div className="import-drop">
      <p>
        <IconFileImport size={26} stroke={1.6} aria-hidden="true" />
        Drop the pairs file to see what it would change
      </p>
    </div>
  );
}
