import "./import-page.css";
import IconFileImport from "@tabler/icons-react/dist/esm/icons/IconFileImport.mjs";
import { useEffect } from "react";
import { useStore } from "zustand";
import { ChooseFiles } from "../../components/choose-files.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { RemovedPairs } from "../removed-pairs/removed-pairs.tsx";
import { ImportPlan } from "./import-plan.tsx";
import { ImportProblems } from "./import-problems.tsx";
import { ImportResultList } from "./import-result-list.tsx";
import { useImport } from "./use-import.ts";

/** A pairs file: first what it would change, then what was taken in and what is still missing. */
export function ImportPage() {
  const { importFile } = useWindowStores();
  const { file, problem } = useStore(importFile);
  const work = useImport(file);
  const { preview, result } = work;
  useEffect(() => () => importFile.clear(), [importFile]);
  return (
    <div className="import-page">
      <ScreenHeading>Import pairs</ScreenHeading>
      {!result && <ChooseFile isFirst={file === null} />}
      {problem !== null && (
        <p role="alert" className="import-unreadable" data-tone="alarm">
          {problem}
        </p>
      )}
      <FailureNote failure={work.failure} />
      {file && preview && preview.problems.length > 0 && (
        <ImportProblems fileName={file.name} problems={preview.problems} />
      )}
      {file && preview && preview.problems.length === 0 && !result && (
        <ImportPlan fileName={file.name} preview={preview} work={work} />
      )}
      {file === null && (
        <section className="import-removed" aria-labelledby="import-removed-heading">
          <h2 id="import-removed-heading">Removed pairs</h2>
          <RemovedPairs />
        </section>
      )}
      {result && <ImportResultList result={result} />}
    </div>
  );
}

function ChooseFile({ isFirst }: { isFirst: boolean }) {
  const { importFile } = useWindowStores();
  return (
    <div className="import-choose" data-first={isFirst}>
      <p className={isFirst ? "" : "soft"}>
        {isFirst
          ? "Drop a pairs file anywhere on this window, or choose one. You see what it would change before anything is taken in."
          : "Not the right file? Drop another one, or choose it."}
      </p>
      <ChooseFiles
        what="Pairs file"
        accept=".json,application/json"
        onChoose={([file]) => void importFile.take(file)}
        variant={isFirst ? "filled" : "default"}
        leftSection={<IconFileImport size={17} stroke={1.8} aria-hidden="true" />}
      >
        Choose a pairs file…
      </ChooseFiles>
    </div>
  );
}
