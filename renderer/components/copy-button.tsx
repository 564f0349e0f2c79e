import { ActionIcon, Tooltip } from "@mantine/core";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconCopy from "@tabler/icons-react/dist/esm/icons/IconCopy.mjs";
import { useEffect, useState } from "react";

const words = { ready: "Copy", copied: "Copied", failed: "Could not copy: select the text and copy it yourself" };
const icons = { ready: IconCopy, copied: IconCheck, failed: IconAlertTriangle };

/** Copies `text`; `what` names it, as in "Copy appliance id". Says whether it worked, to the eye and to a reader. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<keyof typeof words>("ready");
  const Icon = icons[state];
  useEffect(() => {
    if (state === "ready") return;
    const timer = setTimeout(() => setState("ready"), 2500);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  return (
    <>
      <Tooltip label={words[state]}>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Copy ${what}`} onClick={copy}>
          <Icon size={15} stroke={1.8} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <span role="status" className="only-read-out">
        {state === "ready" ? "" : words[state]}
      </span>
    </>
  );
}
