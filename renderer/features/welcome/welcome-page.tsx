import "./welcome-page.css";
import { Button } from "@mantine/core";
import IconFileImport from "@tabler/icons-react/dist/esm/icons/IconFileImport.mjs";
import IconPlayerPlay from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import type { ReactNode } from "react";
import { OutsideLink } from "../../components/outside-link.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { OpenPracticePair } from "./open-practice-pair.tsx";
import { SixWords } from "./six-words.tsx";

const vendorGuideUrl = "https://docs.beyondtrust.com/rs/docs/on-prem-failover";

/** Shown while there is no pair, and to whoever looks for the first steps again. Offers what works, and nothing else. */
export function WelcomePage({ canAdd, canImport }: { canAdd: boolean; canImport: boolean }) {
  const { place } = useWindowStores();
  return (
    <article className="welcome">
      <header className="welcome-head">
        <ScreenHeading>Two appliances, one truth</ScreenHeading>
        <p className="welcome-lead">
          Pairdesk watches a BeyondTrust Remote Support failover pair and says in one word whether the backup could take
          over. It shows how it knows, how old that knowledge is, and what would be missing if the primary failed now.
        </p>
      </header>
      <div className="welcome-ways">
        {canAdd && (
          <Way title="Add your pair" Icon={IconPlus}>
            <p>
              Two addresses and an API account that may read. Each connection is tried layer by layer before anything is
              kept, and the account's secret goes into this computer's keychain.
            </p>
            <Button size="md" onClick={() => place.go({ screen: "add-pair" })}>
              Add a pair
            </Button>
          </Way>
        )}
        <Way title="See it at work" Icon={IconPlayerPlay}>
          <p>
            The practice pair is two simulated appliances on this computer. They answer as real ones do, and you may
            kill either of them to see what happens. Nothing leaves this computer.
          </p>
          <OpenPracticePair look={canAdd ? "second" : "first"} />
        </Way>
        {canImport && (
          <Way title="Bring your pairs along" Icon={IconFileImport}>
            <p>
              A pairs file from another Pairdesk, or written by hand. You see what it would add or change before
              anything does. It never holds a secret.
            </p>
            <Button size="md" variant="default" onClick={() => place.go({ screen: "import" })}>
              Import pairs
            </Button>
          </Way>
        )}
      </div>
      <SixWords />
      <footer className="welcome-foot">
        <p>
          In the terminal the same core looks at the pairs of a file, and its exit code tells your monitoring what was
          found: <code className="mono">npx pairdesk status --pairs FILE --secrets FILE</code>
        </p>
        <OutsideLink url={vendorGuideUrl}>The vendor's failover documentation</OutsideLink>
      </footer>
    </article>
  );
}

function Way({ title, Icon, children }: { title: string; Icon: typeof IconPlus; children: ReactNode }) {
  return (
    <section className="panel welcome-way" aria-label={title}>
      <h2>
        <Icon size={20} stroke={1.8} aria-hidden="true" />
        {title}
      </h2>
      {children}
    </section>
  );
}
