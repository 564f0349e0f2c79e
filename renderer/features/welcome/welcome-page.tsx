import "./welcome-page.css";
import { Button } from "@mantine/core";
import { OutsideLink } from "../../components/outside-link.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { VerdictShape, verdictTone } from "../../components/verdict-shape.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { verdictOrder } from "../../words/verdict-words.ts";
import { OpenPracticePair } from "./open-practice-pair.tsx";

const vendorGuideUrl = "https://docs.beyondtrust.com/rs/docs/on-prem-failover";

/** Shown while there is no pair. Says what works today, and nothing that does not. */
export function WelcomePage() {
  const { place } = useWindowStores();
  return (
    <div className="welcome">
      <ScreenHeading>Two appliances, one truth</ScreenHeading>
      <p className="welcome-lead">
        Pairdesk watches a BeyondTrust Remote Support failover pair and says in one word whether the backup could take
        over. It shows how it knows, how old that knowledge is, and what would be missing if the primary failed now.
      </p>
      <ul className="welcome-verdicts" aria-label="The six words">
        {verdictOrder.toReversed().map((verdict) => (
          <li key={verdict} data-tone={verdictTone[verdict]}>
            <VerdictShape verdict={verdict} size={16} />
            {verdict}
          </li>
        ))}
      </ul>
      <section className="welcome-step" aria-labelledby="welcome-practice">
        <h2 id="welcome-practice">See it at work</h2>
        <p>
          The practice pair is two simulated appliances on this computer. They answer as real ones do, and you may kill
          either of them to see what happens. Nothing leaves this computer.
        </p>
        <OpenPracticePair variant="filled" />
      </section>
      <section className="welcome-step" aria-labelledby="welcome-own">
        <h2 id="welcome-own">Look at your own pairs</h2>
        <p>
          Describe the site and its two appliances. The connection to each is tested right beside its form, so you see
          at once what answers and what does not.
        </p>
        <div className="welcome-ways">
          <Button variant="default" size="md" onClick={() => place.go({ screen: "add-pair" })}>
            Add a pair
          </Button>
          <Button variant="default" size="md" onClick={() => place.go({ screen: "import" })}>
            Import a pairs file
          </Button>
        </div>
        <OutsideLink url={vendorGuideUrl}>The vendor's failover documentation</OutsideLink>
      </section>
    </div>
  );
}
