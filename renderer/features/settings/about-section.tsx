import type { Door } from "../../../shared/contract/app.ts";
import { OutsideLink } from "../../components/outside-link.tsx";
import { useAppState } from "../../stores/use-window-stores.ts";

const vendorGuideUrl = "https://docs.beyondtrust.com/rs/docs/on-prem-failover";

const doorWords: Record<Door, string> = {
  electron: "a window of its own (Electron)",
  chromium: "a window of the Chromium, Chrome or Edge that this computer has",
  terminal: "the terminal",
};

export function AboutSection() {
  const facts = useAppState((state) => state.facts);
  return (
    <>
      <dl className="settings-facts">
        <div>
          <dt>Version</dt>
          <dd>{facts?.version ?? "not known yet"}</dd>
        </div>
        <div>
          <dt>Runs in</dt>
          <dd>{facts ? doorWords[facts.door] : "not known yet"}</dd>
        </div>
        <div>
          <dt>Licence</dt>
          <dd>MIT: free to use, change and pass on, without warranty</dd>
        </div>
      </dl>
      <p className="soft">
        Pairdesk is not made, endorsed or supported by BeyondTrust. BeyondTrust is a trademark of its owner; what the
        appliances guarantee stands in the vendor's own documentation.
      </p>
      <OutsideLink url={vendorGuideUrl}>The vendor's failover documentation</OutsideLink>
    </>
  );
}
