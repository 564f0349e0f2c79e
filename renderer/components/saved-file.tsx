import "./saved-file.css";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";

/** Says where a file was saved, with its path to copy; stands beside what asked for it and is read out. */
export function SavedFile({ path, children }: { path: string; children?: ReactNode }) {
  return (
    <div role="status" className="saved-file" data-tone="good">
      <IconCircleCheck size={18} stroke={1.8} aria-hidden="true" />
      <p>
        Saved as <span className="mono">{path}</span> <CopyButton text={path} what="path of the file" />
        {children}
      </p>
    </div>
  );
}
