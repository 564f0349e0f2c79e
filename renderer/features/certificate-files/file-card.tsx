import { Button } from "@mantine/core";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import { useCallback, useId, useRef } from "react";
import { useStore } from "zustand";
import type { DeskFile } from "../../../shared/certificates/desk-view.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import {
  contentWords,
  type FileStanding,
  fileLooks,
  formatWords,
  standingOf,
} from "../../words/certificate-file-words.ts";
import { FileContents } from "./file-contents.tsx";
import { standingShapes } from "./file-shape.tsx";
import { ProblemList } from "./problem-list.tsx";
import { UnlockForm } from "./unlock-form.tsx";

interface FileCardProps {
  file: DeskFile;
  isOpen: boolean;
  onOpen(id: string, isOpen: boolean): void;
  /** Its card is gone. */
  onTaken(): void;
}

/** One file: its verdict in a line, and everything that it holds. */
export function FileCard({ file, isOpen, onOpen, onTaken }: FileCardProps) {
  const { certificateFiles } = useWindowStores();
  const standing = useStore(certificateFiles, ({ tried }) => standingOf(file, tried));
  const bodyId = useId();
  const control = useRef<HTMLButtonElement>(null);
  const { id, fileName, report } = file;
  const { words, tone } = fileLooks[standing];
  const Shape = standingShapes[standing];
  return (
    <li className="panel file-card">
      <h3>
        <button
          ref={control}
          type="button"
          className="file-control"
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={() => onOpen(id, !isOpen)}
        >
          <span className="file-shape" data-tone={tone}>
            <Shape size={24} stroke={1.8} aria-hidden="true" />
          </span>
          <span className="file-line">
            <span className="file-name">{fileName}</span>
            <span className="file-line-facts">
              <span className="file-verdict" data-tone={tone}>
                {words}
              </span>
              <span className="soft">
                {formatWords[report.format]}
                {contentWords(report) !== null && <> · {contentWords(report)}</>}
              </span>
            </span>
          </span>
          <span className="file-chevron">
            <IconChevronDown size={17} stroke={1.8} aria-hidden="true" />
          </span>
        </button>
      </h3>
      {isOpen && (
        <div id={bodyId} className="file-body">
          <FileBody file={file} standing={standing} onTried={() => control.current?.focus()} onTaken={onTaken} />
        </div>
      )}
    </li>
  );
}

interface FileBodyProps {
  file: DeskFile;
  standing: FileStanding;
  onTried(): void;
  onTaken(): void;
}

function FileBody({ file, standing, onTried, onTaken }: FileBodyProps) {
  const { id, fileName, report, hasPath } = file;
  const { remedy } = fileLooks[standing];
  const isShut = standing === "locked" || standing === "wrong-passphrase";
  return (
    <>
      {remedy !== null && <p className="file-remedy">{remedy}</p>}
      {isShut && <UnlockForm file={id} fileName={fileName} onTried={onTried} />}
      {standing !== "locked" && <ProblemList problems={report.problems} name={`What is wrong with ${fileName}`} />}
      <FileContents report={report} />
      {!hasPath && (
        <p className="soft file-sent">
          It has no place on this computer that could be told, so what it holds was handed on through this window. It is
          not kept here.
        </p>
      )}
      <TakeAway id={id} fileName={fileName} onTaken={onTaken} />
    </>
  );
}

function TakeAway({ id, fileName, onTaken }: { id: string; fileName: string; onTaken(): void }) {
  const { certificateFiles } = useWindowStores();
  const { run, isBusy, failure } = useAction(
    useCallback(async () => {
      await certificateFiles.takeAway(id);
      onTaken();
    }, [certificateFiles, id, onTaken]),
  );
  return (
    <footer className="file-foot">
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`Take away ${fileName}`}
        aria-disabled={isBusy}
        onClick={() => isBusy || run()}
      >
        Take away
      </Button>
      <span className="soft">The file itself stays where it is.</span>
      <FailureNote failure={failure} />
    </footer>
  );
}
