import { memo } from "react";
import type { ReadinessPage } from "../../../shared/readiness/readiness-check.ts";
import { itemWords, pairGroups } from "../../../shared/readiness/readiness-words.ts";
import { SettingCell } from "./setting-cell.tsx";

/** What is of the pair and its surroundings, by where one looks it up or whom one asks. */
export const PairSettings = memo(function PairSettings({ page }: { page: ReadinessPage }) {
  const ofPair = page.attested.filter(({ appliance }) => appliance === null);
  return (
    <section className="panel readiness-section" aria-labelledby="of-pair-heading">
      <h2 id="of-pair-heading">Of the pair and what is around it</h2>
      {pairGroups.map(({ title, where, items }) => (
        <section key={title} className="pair-group" aria-label={title}>
          <div className="pair-group-head">
            <h3>{title}</h3>
            <p className="soft">{where}</p>
          </div>
          <div className="pair-group-items">
            {items.map((item) => {
              const check = ofPair.find((one) => one.item === item);
              if (!check) return null;
              return (
                <div key={item} className="pair-item">
                  <p>{itemWords[item].question}</p>
                  <SettingCell pairId={page.pairId} check={check} />
                </div>
              );
            })}
          </div>
        </section>
      ))}
    </section>
  );
});
