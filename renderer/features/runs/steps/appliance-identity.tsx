import { usePairs } from "../../../stores/use-window-stores.ts";
import { appliancesByIdentity } from "../../../words/pair-words.ts";

/** Which appliance it is: its side, its role as seen last, its address and its id. Nothing where the name is none of the pair's. */
export function ApplianceIdentity({ pairId, name }: { pairId: string; name: string }) {
  const pair = usePairs(({ pairs }) => pairs?.find(({ id }) => id === pairId));
  const sides = pair ? appliancesByIdentity(pair) : [];
  const side = sides.findIndex(({ view }) => view.name === name);
  const appliance = sides[side];
  if (!appliance) return null;
  const { view, status, isNormalPrimary } = appliance;
  return (
    <dl className="appliance-identity" data-side={isNormalPrimary ? "primary" : "backup"}>
      <div>
        <dt>Appliance</dt>
        <dd className="appliance-identity-name">{view.name}</dd>
      </div>
      <div>
        <dt>Side</dt>
        <dd>
          {isNormalPrimary ? "normal primary" : "normal backup"}, on the {side === 0 ? "left" : "right"}
        </dd>
      </div>
      <div>
        <dt>Role now</dt>
        <dd>{status.role}</dd>
      </div>
      <div>
        <dt>Address</dt>
        <dd className="mono">{view.port === 443 ? view.host : `${view.host}:${view.port}`}</dd>
      </div>
      <div>
        <dt>Appliance id</dt>
        <dd className="mono">{status.applianceId ?? "not known"}</dd>
      </div>
    </dl>
  );
}
