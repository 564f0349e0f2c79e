import "./data-at-risk-panel.css";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { ClockWords } from "../../components/clock-words.tsx";
import { riskBasisWords, riskConsequence, riskFigures } from "../../words/data-at-risk-words.ts";

/** The figure that ticks while nothing is synchronized, its bound, and what it would mean. */
export function DataAtRiskPanel({ pair }: { pair: PairView }) {
  const risk = pair.status.dataAtRisk;
  return (
    <section className="panel data-at-risk-panel" aria-labelledby="data-at-risk-heading">
      <h2 id="data-at-risk-heading" className="panel-heading">
        Data at risk
      </h2>
      {risk === null || risk.seconds === null ? (
        <p className="data-at-risk-figure soft">unknown</p>
      ) : (
        <p className="data-at-risk-figure">
          <ClockWords words={(nowMs) => riskFigures(risk, pair.assessedAt, nowMs)?.since ?? ""} />
          <span className="data-at-risk-bound">
            <ClockWords
              words={(nowMs) => {
                const bound = riskFigures(risk, pair.assessedAt, nowMs)?.atMost;
                return bound ? `at most ${bound}` : "";
              }}
            />
          </span>
        </p>
      )}
      <p>{riskConsequence(pair)}</p>
      <p className="soft">{riskBasisWords[risk?.basis ?? "unknown"]}</p>
    </section>
  );
}
