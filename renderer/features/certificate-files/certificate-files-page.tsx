import "./certificate-files-page.css";
import "./file-card.css";
import "./together.css";
import { Button } from "@mantine/core";
import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import { Fragment, useCallback, useRef, useState } from "react";
import { useStore } from "zustand";
import type { DeskView } from "../../../shared/certificates/desk-view.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { takenWords } from "../../words/certificate-file-words.ts";
import { FileCard } from "./file-card.tsx";
import { FileIntake } from "./file-intake.tsx";
import { ServedMatches } from "./served-matches.tsx";
import { Together } from "./together.tsx";
import { usePasted } from "./use-pasted.ts";
import { WriteAnew } from "./write-anew.tsx";

/** The file doctor: what certificate files hold, what they make together, and a new file of it. Of no pair. */
export function CertificateFilesPage() {
  const { certificateFiles, place } = useWindowStores();
  const desk = useStore(certificateFiles, (state) => state.desk);
  const page = useRef<HTMLElement>(null);
  usePasted(
    (text) => void certificateFiles.takeText(text),
    (files) => void certificateFiles.take(files),
  );
  // What had focus is gone, so it goes to what is left.
  const focusRest = useCallback(() => {
    const isEmpty = (certificateFiles.getState().desk?.files.length ?? 0) === 0;
    page.current?.querySelector<HTMLElement>(isEmpty ? "h1" : "#files-heading")?.focus();
  }, [certificateFiles]);
  const startOver = useCallback(() => {
    certificateFiles.startOver();
    focusRest();
  }, [certificateFiles, focusRest]);
  const hasFiles = desk !== null && desk.files.length > 0;
  return (
    <article ref={page} className="certificate-files-page">
      <header className="certificate-files-heading">
        <div className="certificate-files-title">
          <ScreenHeading>Certificate files</ScreenHeading>
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconArrowLeft size={17} stroke={1.8} aria-hidden="true" />}
            onClick={() => place.go({ screen: "certificate-fleet" })}
          >
            Certificates of all pairs
          </Button>
        </div>
        <p className="soft">
          See what a file holds before an appliance gets it. All of it happens on this computer and in memory: private
          keys are never shown, and nothing is kept once you leave.
        </p>
      </header>
      <FileIntake onStartOver={startOver} />
      <Announcement />
      <Refused />
      {hasFiles && (
        <div className="certificate-files-columns">
          <FileList desk={desk} onTaken={focusRest} />
          <div className="certificate-files-whole">
            <Together desk={desk} />
            <ServedMatches desk={desk} />
            <WriteAnew key={desk.desk} assembled={desk.assembled} />
          </div>
        </div>
      )}
    </article>
  );
}

/** One file alone is open by itself, and so is one that wants something. What the person chose stays. */
function FileList({ desk: { files }, onTaken }: { desk: DeskView; onTaken(): void }) {
  const [choices, setChoices] = useState<Readonly<Record<string, boolean>>>({});
  const choose = (id: string, isOpen: boolean) => setChoices((before) => ({ ...before, [id]: isOpen }));
  return (
    <section aria-labelledby="files-heading">
      <h2 id="files-heading" tabIndex={-1} className="panel-heading">
        Files ({files.length})
      </h2>
      <ul className="file-cards">
        {files.map((file) => (
          <FileCard
            key={file.id}
            file={file}
            isOpen={choices[file.id] ?? (files.length === 1 || file.report.verdict === "wrong-passphrase")}
            onOpen={choose}
            onTaken={onTaken}
          />
        ))}
      </ul>
    </section>
  );
}

function Announcement() {
  const { certificateFiles } = useWindowStores();
  const { waiting, taken, refused, isForgotten } = useStore(certificateFiles);
  return (
    <>
      <p role="status" className={waiting > 0 ? "soft" : "only-read-out"}>
        {waiting > 0 && `Examining ${waiting === 1 ? "a file" : `${waiting} files`}…`}
        {waiting === 0 && taken !== null && takenWords(taken, refused.length)}
      </p>
      {isForgotten && (
        <p className="certificate-files-forgotten" data-tone="caution" role="alert">
          What was here has not been used for a while and was forgotten, so that no key stays in memory. Give the files
          once more.
        </p>
      )}
    </>
  );
}

function Refused() {
  const { certificateFiles } = useWindowStores();
  const refused = useStore(certificateFiles, (state) => state.refused);
  if (refused.length === 0) return null;
  return (
    <section
      className="certificate-files-refused"
      aria-label={refused.length === 1 ? "A file that was not taken" : `${refused.length} files that were not taken`}
    >
      {refused.map(({ count, fileName, failure }) => (
        <Fragment key={count}>
          <h2>
            Not taken: <span className="mono">{fileName}</span>
          </h2>
          <FailureNote failure={failure} />
        </Fragment>
      ))}
    </section>
  );
}
