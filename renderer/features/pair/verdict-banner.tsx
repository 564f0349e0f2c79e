import "./verdict-banner.css";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { Age } from "../../components/age.tsx";
import { ClockWords } from "../../components/clock-words.tsx";
import { VerdictBadge } from "../../components/verdict-badge.tsx";
import { verdictTone } from "../../components/verdict-shape.tsx";
import { riskSentence, verdictSentence } from "../../words/verdict-words.ts";

/** The one word, what it means here, and when it was concluded. Only a changed word is read out, nothing that ticks. */
export function VerdictBanner({ pair, isCurrent }: { pair: PairView; isCurrent: boolean }) {
  const { verdict } = pair.status;
  return (
    <section className="verdict-banner" aria-label="Verdict" data-tone={isCurrent ? verdictTone[verdict] : "unsure"}>
      <div className="verdict-banner-head">
        <div aria-live="polite" aria-atomic="true">
          <span className="only-read-out">{pair.status.name}: </span>
          <VerdictBadge verdict={verdict} isCurrent={isCurrent} />
        </div>
        <Checked pair={pair} isCurrent={isCurrent} />
      </div>
      <p className="verdict-banner-sentence">
        {verdictSentence(pair)} <ClockWords words={(nowMs) => riskSentence(pair, nowMs) ?? ""} />
      </p>
    </section>
  );
}

/** The older of the two looks: the verdict rests on both. */
function Checked({ pair, isCurrent }: { pair: PairView; isCurrent: boolean }) {
  const looks = pair.appliances.map(({ lookedAt }) => lookedAt).filter((at) => at !== null);
  const checkedAt = looks.length === pair.appliances.length ? looks.sort()[0] : undefined;
  return (
    <p className="verdict-banner-checked">
      {!isCurrent && "last known · "}
      {pair.isLooking && "looking now · "}
      {checkedAt ? (
        <>
          checked <Age at={checkedAt} suffix=" ago" />
        </>
      ) : (
        "not checked yet"
      )}
    </p>
  );
}
