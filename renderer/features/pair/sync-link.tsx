import "./sync-link.css";
import type { PairStatus } from "../../../shared/domain/pair-status.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { Age } from "../../components/age.tsx";
import { knownSync } from "../../words/pair-words.ts";

/** Between the two cards: which way data flows, by the roles they say they have, and how long ago it last did. */
export function SyncLink({ pair, left }: { pair: PairView; left: string }) {
  const sync = knownSync(pair);
  const flow = flowBetween(pair.status, left);
  return (
    <section className="sync-link" aria-label="Data sync">
      <p className="sync-link-title">data sync</p>
      <Line towards={flow?.towards ?? "nowhere"} />
      <p className={flow ? "only-read-out" : "soft"}>
        {flow ? `from ${flow.source} to ${flow.target}` : "no direction while roles are not clear"}
      </p>
      {sync ? (
        <>
          <p className="sync-link-age">
            <Age at={sync.at} suffix=" ago" />
          </p>
          {sync.status !== null && <p className="sync-link-status">“{sync.status}”</p>}
        </>
      ) : (
        <p className="sync-link-age soft">none known</p>
      )}
    </section>
  );
}

/** Only where one says primary and the other says backup; anything else has no direction. */
function flowBetween({ appliances }: PairStatus, left: string): Flow | null {
  const source = appliances.find(({ role }) => role === "primary");
  const target = appliances.find(({ role }) => role === "backup");
  if (!source || !target) return null;
  return { source: source.name, target: target.name, towards: source.name === left ? "right" : "left" };
}

interface Flow {
  source: string;
  target: string;
  towards: "left" | "right";
}

const Line = ({ towards }: { towards: "left" | "right" | "nowhere" }) => (
  <svg className="sync-link-line" data-towards={towards} viewBox="0 0 96 16" aria-hidden="true" fill="none">
    {towards === "nowhere" ? (
      <path d="M4 8h88" strokeDasharray="5 6" />
    ) : (
      <>
        <path d="M2 8h88" />
        <path d="M83 2l8 6-8 6" />
      </>
    )}
  </svg>
);
