import IconKey from "@tabler/icons-react/dist/esm/icons/IconKey.mjs";
import IconKeyOff from "@tabler/icons-react/dist/esm/icons/IconKeyOff.mjs";
import type { Assembled, FileCertificate } from "../../../shared/certificates/certificate-file.ts";
import type { DeskView } from "../../../shared/certificates/desk-view.ts";
import { answerLooks } from "../../components/answer-shape.tsx";
import { ClockWords } from "../../components/clock-words.tsx";
import { kindOf, nameIn } from "../../words/certificate-file-words.ts";
import { certificateLife } from "../../words/certificate-words.ts";
import { ProblemList } from "./problem-list.tsx";

/** What all files make together: the chain as an appliance wants it, with what is missing and what is not needed. */
export function Together({ desk }: { desk: DeskView }) {
  const { assembled, files } = desk;
  const known = new Map(files.flatMap(({ report }) => report.certificates.map((one) => [one.sha256, one])));
  const found = (sha256: string) => known.get(sha256);
  const chain = assembled.chain.flatMap((sha256) => found(sha256) ?? []);
  const unused = assembled.unused.flatMap((sha256) => found(sha256) ?? []);
  return (
    <section className="panel together" aria-labelledby="together-heading">
      <h2 id="together-heading" className="panel-heading">
        What this makes together
      </h2>
      <ProblemList problems={assembled.problems} name="What is wrong with the chain" />
      {chain.length === 0 ? (
        <p>No chain yet: there is no server certificate among what could be read.</p>
      ) : (
        <>
          <KeyStanding hasKey={assembled.hasKey} />
          <ol className="chain" aria-label="The chain, in the order in which an appliance wants it">
            {chain.map((certificate) => (
              <ChainLink key={certificate.sha256} certificate={certificate} />
            ))}
            {assembled.missingIssuer !== null && <MissingLink issuer={assembled.missingIssuer} assembled={assembled} />}
          </ol>
          <Completeness assembled={assembled} />
        </>
      )}
      {unused.length > 0 && (
        <div className="together-unused">
          <h3>Not needed for it</h3>
          <ul>
            {unused.map((certificate) => (
              <li key={certificate.sha256}>
                {nameIn(certificate.subject)} <span className="soft">({kindOf(certificate).toLowerCase()})</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const ChainLink = ({ certificate }: { certificate: FileCertificate }) => (
  <li className="chain-link" data-tone="good">
    <p className="chain-name">{nameIn(certificate.subject)}</p>
    <p className="soft">
      {kindOf(certificate)} · <ClockWords words={(nowMs) => certificateLife(certificate.notAfter, nowMs)} />
    </p>
  </li>
);

/** Drawn as a gap, so that the end of the chain is seen. */
const MissingLink = ({ issuer, assembled: { isComplete } }: { issuer: string; assembled: Assembled }) => (
  <li className="chain-link" data-missing="true" data-tone={isComplete === "no" ? "alarm" : "unsure"}>
    <p className="chain-name">{nameIn(issuer)}</p>
    <p className="soft">not among these files</p>
  </li>
);

function KeyStanding({ hasKey }: { hasKey: boolean }) {
  const Icon = hasKey ? IconKey : IconKeyOff;
  return (
    <p className="standing-line" data-tone={hasKey ? "good" : "caution"}>
      <Icon size={18} stroke={1.9} aria-hidden="true" />
      <span>
        {hasKey
          ? "The private key of the server certificate is here."
          : "The private key of the server certificate is missing. An appliance needs it, unless the request was made on that appliance."}
      </span>
    </p>
  );
}

const completeWords: Record<Assembled["isComplete"], string> = {
  yes: "The chain is complete, up to its root.",
  no: "The chain has a gap: add the file of the authority that is missing.",
  unknown: "The chain ends below its root. Clients that know the last issuer accept it; add its file to be sure.",
};

function Completeness({ assembled: { isComplete } }: { assembled: Assembled }) {
  const { Icon, tone } = answerLooks[isComplete];
  return (
    <p className="standing-line" data-tone={tone}>
      <Icon size={18} stroke={1.9} aria-hidden="true" />
      <span>{completeWords[isComplete]}</span>
    </p>
  );
}
