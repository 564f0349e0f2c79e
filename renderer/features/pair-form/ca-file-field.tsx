import IconFileCertificate from "@tabler/icons-react/dist/esm/icons/IconFileCertificate.mjs";
import { useRef, useState } from "react";
import { ChooseFiles } from "../../components/choose-files.tsx";
import { useFileDrop } from "../../components/use-file-drop.ts";
import { caProblem } from "./find-problems.ts";
import { LinesField } from "./text-field.tsx";

/** More than any CA file holds; what is larger is not read at all. Bytes. */
const largestFile = 1_000_000;

interface CaFileFieldProps {
  path: string;
  value: string;
  onChange(value: string): void;
  problem?: string | undefined;
}

/** A CA's certificate: by picking a file, by dropping it here, or by pasting its text. */
export function CaFileField({ path, value, onChange, problem }: CaFileFieldProps) {
  const place = useRef<HTMLDivElement>(null);
  const [fileName, setFileName] = useState<string | null>(null);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const take = (file: File) => {
    void readCaFile(file).then((read) => {
      setFileProblem("problem" in read ? read.problem : null);
      if ("problem" in read) return;
      setFileName(file.name);
      onChange(read.text);
    });
  };
  const isOver = useFileDrop(place, ([file]) => file && take(file));
  const isWhole = value !== "" && caProblem(value) === null;
  return (
    <div className="ca-file" ref={place} data-over={isOver}>
      <LinesField
        path={path}
        label="CA certificate"
        value={value}
        onChange={onChange}
        problem={fileProblem ?? problem}
        placeholder="-----BEGIN CERTIFICATE-----"
        isMono
        hint={isWhole ? wholeWords(value, fileName) : "Drop the CA's file here, choose it, or paste its PEM text."}
      />
      <ChooseFiles
        what="CA file"
        accept=".pem,.crt,.cer,.ca-bundle"
        onChoose={([file]) => take(file)}
        variant="default"
        size="xs"
        leftSection={<IconFileCertificate size={16} stroke={1.8} aria-hidden="true" />}
      >
        Choose the CA file…
      </ChooseFiles>
    </div>
  );
}

function wholeWords(pem: string, fileName: string | null): string {
  const count = pem.split("-----BEGIN CERTIFICATE-----").length - 1;
  const from = fileName === null ? "" : ` from ${fileName}`;
  return `${count === 1 ? "One certificate" : `${count} certificates`}${from}. Only what they issued is trusted here.`;
}

type ReadFile = { text: string } | { problem: string };

/** DER is what Windows exports by default: it is the same certificate in another wrapping. */
async function readCaFile(file: File): Promise<ReadFile> {
  if (file.size > largestFile)
    return { problem: "This file is larger than any CA file. Choose the certificate alone." };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = isDer(bytes) ? toPem(bytes) : new TextDecoder().decode(bytes);
  const problem = caProblem(text);
  return problem === null ? { text } : { problem };
}

const isDer = (bytes: Uint8Array): boolean => bytes[0] === 0x30 && bytes[1] === 0x82;

function toPem(bytes: Uint8Array): string {
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
