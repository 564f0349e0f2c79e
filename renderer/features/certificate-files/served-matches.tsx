import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconKey from "@tabler/icons-react/dist/esm/icons/IconKey.mjs";
import IconWorld from "@tabler/icons-react/dist/esm/icons/IconWorld.mjs";
import type { DeskView, ServedMatch } from "../../../shared/certificates/desk-view.ts";
import { Age } from "../../components/age.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { servedLooks } from "../../words/certificate-file-words.ts";
import { localDay } from "../../words/local-time.ts";

const shapes: Record<ServedMatch["same"], typeof IconKey> = {
  certificate: IconCircleCheck,
  key: IconKey,
  names: IconWorld,
};

const order: readonly ServedMatch["same"][] = ["certificate", "key", "names"];

/** Whether an appliance serves one of these certificates, as it was seen last. */
export function ServedMatches({ desk: { served } }: { desk: DeskView }) {
  const sorted = [...served].sort((a, b) => order.indexOf(a.same) - order.indexOf(b.same));
  return (
    <section className="panel served" aria-labelledby="served-heading">
      <h2 id="served-heading" className="panel-heading">
        Is it what an appliance serves?
      </h2>
      {sorted.length === 0 ? (
        <p>None of the pairs here was seen to serve any of it.</p>
      ) : (
        <ul className="served-matches">
          {sorted.map((match) => (
            <OneMatch key={`${match.sha256} ${match.pairId} ${match.target}`} match={match} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OneMatch({ match: { pairId, pairName, target, same, notAfter, checkedAt } }: { match: ServedMatch }) {
  const { place } = useWindowStores();
  const { tone, words } = servedLooks[same];
  const Icon = shapes[same];
  return (
    <li data-tone={tone}>
      <Icon size={18} stroke={1.9} aria-hidden="true" />
      <div>
        <p>
          <strong>{target === "site" ? "The site name" : target}</strong> {words}
        </p>
        <p className="soft">
          <button type="button" className="text-button" onClick={() => place.go({ screen: "pair", pairId })}>
            {pairName}
          </button>{" "}
          · until {localDay(notAfter)} · seen <Age at={checkedAt} suffix=" ago" />
        </p>
      </div>
    </li>
  );
}
