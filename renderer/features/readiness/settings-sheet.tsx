import { memo } from "react";
import type { AttestedCheck, ReadinessPage } from "../../../shared/readiness/readiness-check.ts";
import { itemWords } from "../../../shared/readiness/readiness-words.ts";
import { OutsideLink } from "../../components/outside-link.tsx";
import { SettingCell } from "./setting-cell.tsx";

/** What is never synchronized, side by side: identity decides the side, and a difference alone is no fault. */
export const SettingsSheet = memo(function SettingsSheet({ page }: { page: ReadinessPage }) {
  const sides = [...page.appliances].sort((a, b) => Number(b.isNormalPrimary) - Number(a.isNormalPrimary));
  const own = page.attested.filter(({ appliance }) => appliance !== null);
  const items = [...new Set(own.map(({ item }) => item))];
  const cell = (item: string, name: string): AttestedCheck | undefined =>
    own.find((one) => one.item === item && one.appliance === name);
  return (
    <section className="panel readiness-section" aria-labelledby="sheet-heading">
      <h2 id="sheet-heading">Settings of each appliance</h2>
      <p className="soft">
        No API shows these, and no data sync carries them over. Look them up in /login &gt; Management &gt; Failover of
        each appliance and say here what they are. They stay with the appliance when roles change.
      </p>
      <div className="sheet-sides">
        {sides.map(({ name, isNormalPrimary, role, loginUrl }) => (
          <div key={name} className="sheet-side" data-side={isNormalPrimary ? "primary" : "backup"}>
            <h3>{name}</h3>
            <p className="soft">
              {isNormalPrimary ? "normal primary" : "normal backup"}, {role === "unknown" ? "role not known" : role} now
            </p>
            {loginUrl === null ? (
              <p className="soft">Its address can lead to either appliance: no page is opened.</p>
            ) : (
              <OutsideLink url={loginUrl}>{`Open /login of ${name}`}</OutsideLink>
            )}
          </div>
        ))}
      </div>
      <div className="sheet">
        {items.map((item) => (
          <section key={item} className="sheet-row" aria-labelledby={`sheet-${item}`}>
            <div className="sheet-item">
              <h3 id={`sheet-${item}`}>{itemWords[item].title}</h3>
              <p className="soft">{itemWords[item].question}</p>
            </div>
            {sides.map(({ name }) => {
              const check = cell(item, name);
              return check && <SettingCell key={name} pairId={page.pairId} check={check} />;
            })}
          </section>
        ))}
      </div>
    </section>
  );
});
