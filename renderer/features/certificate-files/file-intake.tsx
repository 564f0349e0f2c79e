import { Button } from "@mantine/core";
import IconFileCertificate from "@tabler/icons-react/dist/esm/icons/IconFileCertificate.mjs";
import IconFolderOpen from "@tabler/icons-react/dist/esm/icons/IconFolderOpen.mjs";
import { useStore } from "zustand";
import { certificateFileEndings } from "../../../shared/certificates/certificate-file-endings.ts";
import { isMac } from "../../app/platform.ts";
import { ChooseFiles } from "../../components/choose-files.tsx";
import { mostFiles } from "../../stores/certificate-files-store.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** The ways to give files. Large while there is nothing else to see. */
export function FileIntake({ onStartOver }: { onStartOver(): void }) {
  const { certificateFiles } = useWindowStores();
  const count = useStore(certificateFiles, ({ desk }) => desk?.files.length ?? 0);
  const waiting = useStore(certificateFiles, (state) => state.waiting);
  const isEmpty = count === 0;
  return (
    <section className="file-intake" data-empty={isEmpty} aria-label="Give files">
      {isEmpty && <IconFileCertificate size={40} stroke={1.3} aria-hidden="true" />}
      <div className="file-intake-words">
        {isEmpty && <h2>Drop certificate files here</h2>}
        <p className={isEmpty ? "" : "soft"}>
          {isEmpty
            ? "PKCS#12, PEM, DER, PKCS#7 or a request, one or several. Paste PEM text with "
            : "Drop more, or paste with "}
          <kbd>{isMac ? "⌘ V" : "Ctrl V"}</kbd>.
        </p>
      </div>
      <div className="file-intake-deeds">
        <ChooseFiles
          what="Certificate files"
          accept={certificateFileEndings.map((ending) => `.${ending}`).join(",")}
          isSeveral
          onChoose={(files) => void certificateFiles.take(files)}
          variant={isEmpty ? "filled" : "default"}
          loading={waiting > 0}
          disabled={count >= mostFiles}
          leftSection={<IconFolderOpen size={17} stroke={1.8} aria-hidden="true" />}
        >
          Choose files…
        </ChooseFiles>
        {!isEmpty && (
          <Button variant="subtle" onClick={onStartOver}>
            Start over
          </Button>
        )}
      </div>
    </section>
  );
}
