import "./shown-passphrase.css";
import { ActionIcon, Tooltip } from "@mantine/core";
import IconEye from "@tabler/icons-react/dist/esm/icons/IconEye.mjs";
import IconEyeOff from "@tabler/icons-react/dist/esm/icons/IconEyeOff.mjs";
import { useState } from "react";
import { CopyButton } from "./copy-button.tsx";

interface ShownPassphraseProps {
  passphrase: string;
  label: string;
  /** It is seen at once; else the person reveals it. */
  isSeenAtFirst?: boolean;
}

/** A passphrase to copy and to look at. While it is hidden it is not in the page at all. */
export function ShownPassphrase({ passphrase, label, isSeenAtFirst = false }: ShownPassphraseProps) {
  const [isSeen, setSeen] = useState(isSeenAtFirst);
  const words = isSeen ? "Hide" : "Show";
  const Icon = isSeen ? IconEyeOff : IconEye;
  return (
    <div className="shown-passphrase">
      <span className="shown-passphrase-label">{label}</span>
      <span className="shown-passphrase-text mono">
        {isSeen ? passphrase : <span aria-hidden="true">{"•".repeat(20)}</span>}
        {!isSeen && <span className="only-read-out">hidden</span>}
      </span>
      <Tooltip label={words}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`${words} the passphrase`}
          onClick={() => setSeen(!isSeen)}
        >
          <Icon size={16} stroke={1.8} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <CopyButton text={passphrase} what="the passphrase" />
    </div>
  );
}
