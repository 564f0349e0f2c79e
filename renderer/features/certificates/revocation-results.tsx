import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconCircleX from "@tabler/icons-react/dist/esm/icons/IconCircleX.mjs";
import IconHelpCircle from "@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs";
import type { RevocationResult } from "../../../shared/certificates/revocation.ts";
import { Age } from "../../components/age.tsx";
import { certificateName } from "../../words/certificate-grid-words.ts";
import type { Tone } from "../../words/tone.ts";

const looks: Record<RevocationResult["answer"], { Icon: typeof IconCircleX; tone: Tone; words: string }> = {
  good: { Icon: IconCircleCheck, tone: "good", words: "not revoked" },
  revoked: { Icon: IconCircleX, tone: "alarm", words: "revoked" },
  unknown: { Icon: IconHelpCircle, tone: "unsure", words: "unknown" },
};

export function RevocationResults({ results }: { results: readonly RevocationResult[] }) {
  return (
    <ul className="certificate-checks" aria-label="What the issuers said">
      {results.map(({ sha256, subject, how, host, answer, message, at }) => {
        const { Icon, tone, words } = looks[answer];
        return (
          <li key={`${sha256} ${how} ${host}`} className="certificate-check" data-tone={tone}>
            <Icon size={19} stroke={1.9} aria-hidden="true" />
            <div>
              <p>
                {certificateName({ subject, names: [] })}: <strong className="certificate-check-answer">{words}</strong>
              </p>
              <p>{message}</p>
              <p className="certificate-check-age soft">
                {how === "ocsp" ? "OCSP answer" : "revocation list"} of <span className="mono">{host}</span>,{" "}
                <Age at={at} suffix=" ago" />
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
