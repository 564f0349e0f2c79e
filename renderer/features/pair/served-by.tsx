import "./served-by.css";
import IconWorldCheck from "@tabler/icons-react/dist/esm/icons/IconWorldCheck.mjs";
import IconWorldQuestion from "@tabler/icons-react/dist/esm/icons/IconWorldQuestion.mjs";
import IconWorldX from "@tabler/icons-react/dist/esm/icons/IconWorldX.mjs";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { Age } from "../../components/age.tsx";
import { obstacleWords } from "../../words/obstacle-words.ts";
import { servedByWords } from "../../words/served-by-words.ts";

const icons: Record<string, typeof IconWorldX> = {
  other: IconWorldX,
  nobody: IconWorldX,
  unknown: IconWorldQuestion,
};

/** Who really serves the public name, how we know, and since when. */
export function ServedBy({ pair }: { pair: PairView }) {
  const { answer, why } = servedByWords(pair);
  const reason = pair.siteObstacle && obstacleWords(pair.siteObstacle, { name: "the site name", ...pair.site });
  const Icon = icons[pair.status.servedBy] ?? IconWorldCheck;
  return (
    <p className="panel served-by">
      <Icon size={20} stroke={1.7} aria-hidden="true" />
      <span>
        Site name answers: <strong>{answer}</strong>{" "}
        <span className="soft">
          ({why}
          {pair.siteLookedAt !== null && (
            <>
              , <Age at={pair.siteLookedAt} suffix=" ago" />
            </>
          )}
          )
        </span>
        {reason && (
          <span className="served-by-reason">
            {reason.what}
            {pair.siteObstacle?.kind === "tls-untrusted" && <span className="soft"> {reason.fix}</span>}
          </span>
        )}
      </span>
    </p>
  );
}
