import { Button } from "@mantine/core";
import IconArchive from "@tabler/icons-react/dist/esm/icons/IconArchive.mjs";
import { useCallback } from "react";
import type { OpenHistory } from "../../../shared/contract/saved-histories.ts";
import type { SavedHistory } from "../../../shared/domain/saved-history.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { fullLocalTime } from "../../words/local-time.ts";

const methodWords = { "shared-ip": "shared IP", "dns-swing": "DNS swing", "nat-swing": "NAT swing" };

/** So that nobody takes a file for what is going on now. */
export function SavedBanner({ history, content }: { history: OpenHistory; content: SavedHistory }) {
  const { savedHistories, place } = useWindowStores();
  const { id, fileName, from, until, savedAt, savedBy, timeZone, sha256 } = history;
  const { site, method, normalPrimary, appliances } = content.pair;
  const close = useCallback(async () => {
    await savedHistories.close(id);
    place.go({ screen: "saved-histories" });
  }, [savedHistories, place, id]);
  const { run, isBusy, failure } = useAction(close);
  return (
    <section className="saved-banner" aria-label="About this file">
      <IconArchive size={22} stroke={1.7} aria-hidden="true" />
      <div className="saved-banner-words">
        <p className="saved-banner-first">A saved history, read-only</p>
        <p>
          {fullLocalTime(from)} to {fullLocalTime(until)}
        </p>
        <p>
          {site.host} · {methodWords[method]} ·{" "}
          {appliances.map(({ name }) => (name === normalPrimary ? `${name} (normal primary)` : name)).join(", ")}
        </p>
        <p className="soft">
          Saved {fullLocalTime(savedAt)} by Pairdesk {savedBy}, on a computer in the time zone {timeZone}. Times are
          shown in yours.
        </p>
        <details>
          <summary>
            The checksum fits: <span className="saved-banner-file">{fileName}</span> is as it was saved
          </summary>
          <p>
            It tells damage and accidents. It is no signature: whoever wants to deceive can write a file with a checksum
            that fits. SHA-256 <span className="mono saved-banner-file">{sha256}</span>{" "}
            <CopyButton text={sha256} what="checksum" />
          </p>
        </details>
        <FailureNote failure={failure} />
      </div>
      <Button variant="default" size="compact-md" aria-disabled={isBusy} onClick={() => isBusy || run()}>
        Close this history
      </Button>
    </section>
  );
}
