import "./run-file.css";
import IconFileCertificate from "@tabler/icons-react/dist/esm/icons/IconFileCertificate.mjs";
import { useRef } from "react";
import { certificateFileEndings } from "../../../../shared/certificates/certificate-file-endings.ts";
import type { RunView, StepView } from "../../../../shared/runbooks/run-view.ts";
import { ChooseFiles } from "../../../components/choose-files.tsx";
import { FailureNote } from "../../../components/failure-note.tsx";
import { useFileDrop } from "../../../components/use-file-drop.ts";
import { CheckFound } from "./check-found.tsx";
import { PassphrasePart } from "./passphrase-part.tsx";
import { useGiveFile } from "./use-give-file.ts";
import { WatchedFolder } from "./watched-folder.tsx";

/** Takes the file that the run waits for: dropped anywhere on the window, chosen, or found in a folder. */
export function FilePart({ run, result }: { run: RunView; result: StepView["result"] }) {
  const { give, isBusy, failure } = useGiveFile(run.id);
  // The whole window, and before what takes drops where no file is waited for.
  const everywhere = useRef<HTMLElement>(document.body);
  const isOver = useFileDrop(everywhere, give);
  const { fileName = null, path = null } = run.file ?? {};
  return (
    <>
      <section className="run-file" data-over={isOver} aria-label="Give the file">
        <IconFileCertificate size={28} stroke={1.5} aria-hidden="true" />
        <div className="run-file-words">
          <p>
            <strong>{isOver ? "Let go to give it" : "Drop the certificate file anywhere on this window"}</strong>
          </p>
          <p role="status" className="soft">
            {fileName === null ? "None was given yet." : `Given last: ${path ?? fileName}`}
          </p>
        </div>
        <ChooseFiles
          what="Certificate file"
          accept={certificateFileEndings.map((ending) => `.${ending}`).join(",")}
          onChoose={(files) => give(files, new Set())}
          variant="default"
          loading={isBusy}
        >
          Choose it…
        </ChooseFiles>
        <FailureNote failure={failure} />
        {result && fileName !== null && <CheckFound result={result} isOver={false} />}
      </section>
      <WatchedFolder run={run} />
      <PassphrasePart run={run} how="use" />
    </>
  );
}
