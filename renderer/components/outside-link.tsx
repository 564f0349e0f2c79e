import "./outside-link.css";
import IconExternalLink from "@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs";
import { useCallback } from "react";
import { useAction } from "../connection/use-action.ts";
import { useWindowStores } from "../stores/use-window-stores.ts";
import { FailureNote } from "./failure-note.tsx";

/** Opens a page in the person's own browser. A button, because the window itself never goes anywhere. */
export function OutsideLink({ url, children }: { url: string; children: string }) {
  const { app } = useWindowStores();
  const { run, failure } = useAction(useCallback(() => app.openLink(url), [app, url]));
  return (
    <>
      <button type="button" className="outside-link" onClick={run}>
        {children}
        <IconExternalLink size={15} stroke={1.8} aria-hidden="true" />
        <span className="only-read-out">, opens in your browser</span>
      </button>
      <FailureNote failure={failure} />
    </>
  );
}
