import IconKey from "@tabler/icons-react/dist/esm/icons/IconKey.mjs";
import IconShieldLock from "@tabler/icons-react/dist/esm/icons/IconShieldLock.mjs";
import type { CertificateFile, FileKey } from "../../../shared/certificates/certificate-file.ts";
import { keyWords, nameIn } from "../../words/certificate-file-words.ts";
import { CertificateOfFile } from "./file-certificate.tsx";

/** What is in a file, in its order; keys by their kind and by which certificate they belong to. */
export function FileContents({ report }: { report: CertificateFile }) {
  const { certificates, keys, requests, protection } = report;
  return (
    <>
      {(certificates.length > 0 || keys.length > 0 || requests.length > 0) && (
        <ul className="file-parts" aria-label="What is in it, in the order of the file">
          {numbered(certificates).map(({ place, item }) => (
            <CertificateOfFile key={place} certificate={item} />
          ))}
          {numbered(keys).map(({ place, item }) => (
            <KeyOfFile key={place} fileKey={item} certificates={certificates} />
          ))}
          {requests.map((request) => (
            <RequestOfFile key={request.keySha256} request={request} />
          ))}
        </ul>
      )}
      {protection && <Protection protection={protection} />}
    </>
  );
}

/** A file can hold the same thing twice, and its order never changes. */
const numbered = <Item,>(items: readonly Item[]) => items.map((item, index) => ({ place: index, item }));

function KeyOfFile({ fileKey, certificates }: { fileKey: FileKey; certificates: CertificateFile["certificates"] }) {
  const fits = certificates.find(({ sha256 }) => sha256 === fileKey.matches);
  return (
    <li className="file-part file-part-key">
      <IconKey size={18} stroke={1.8} aria-hidden="true" />
      <div>
        <h4>Private key, {keyWords(fileKey)}</h4>
        <p className="soft">
          {fits ? <>belongs to {nameIn(fits.subject)}</> : "belongs to none of the certificates in this file"}
        </p>
      </div>
    </li>
  );
}

function RequestOfFile({ request }: { request: CertificateFile["requests"][number] }) {
  const { subject, names, key, isSound } = request;
  return (
    <li className="file-part">
      <p className="file-part-kind">Certificate request</p>
      <h4>{nameIn(subject)}</h4>
      <p className="soft">
        {key} · {names.length === 0 ? "no names" : names.join(", ")} ·{" "}
        {isSound ? "its signature fits" : "its signature does not fit: it is damaged"}
      </p>
    </li>
  );
}

function Protection({ protection }: { protection: NonNullable<CertificateFile["protection"]> }) {
  const { ciphers, mac, isWeak } = protection;
  return (
    <div className="file-protection" data-tone={isWeak ? "caution" : "unsure"}>
      <IconShieldLock size={18} stroke={1.8} aria-hidden="true" />
      <div>
        <h4>{isWeak ? "Protected, and weakly" : "Protected"}</h4>
        <p>Encrypted with {ciphers.length === 0 ? "nothing" : ciphers.join("; ")}</p>
        <p>Guarded against changes with {mac ?? "nothing"}</p>
      </div>
    </div>
  );
}
