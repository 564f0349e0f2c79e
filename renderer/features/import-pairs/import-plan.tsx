import { Button } from "@mantine/core";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import { type ReactNode, useId } from "react";
import type { FieldChange } from "../../../shared/pairs-file/compare-definitions.ts";
import type { ImportPreview } from "../../../shared/pairs-file/plan-import.ts";
import type { ImportWork } from "./use-import.ts";

interface ImportPlanProps {
  fileName: string;
  preview: ImportPreview;
  work: ImportWork;
}

/** What taking the file in would add and change; each pair is taken unless it is left out. */
export function ImportPlan({ fileName, preview, work }: ImportPlanProps) {
  const { added, changed, unchanged } = preview;
  const { left, choose } = work;
  const wanted = [...added, ...changed].filter(({ name }) => !left.includes(name)).length;
  const choice = (name: string, children?: ReactNode) => (
    <PairChoice key={name} name={name} isTaken={!left.includes(name)} onChoose={(isTaken) => choose(name, isTaken)}>
      {children}
    </PairChoice>
  );
  return (
    <div className="import-plan">
      <p>
        <strong>{fileName}</strong>: {countWords(added.length, "new")}, {countWords(changed.length, "changed")},{" "}
        {countWords(unchanged.length, "as here already")}.
      </p>
      {added.length > 0 && <Part title="New">{added.map(({ name }) => choice(name))}</Part>}
      {changed.length > 0 && (
        <Part title="Changed">
          {changed.map(({ name, changes }) => choice(name, <Changes name={name} changes={changes} />))}
        </Part>
      )}
      {unchanged.length > 0 && (
        <Part title="As here already">
          {unchanged.map(({ pairId, name }) => (
            <li key={pairId} className="import-pair">
              {name}
            </li>
          ))}
        </Part>
      )}
      <div className="import-plan-foot">
        <Button disabled={wanted === 0} loading={work.isBusy} onClick={() => void work.takeIn()}>
          {wanted === 1 ? "Take in one pair" : `Take in ${wanted} pairs`}
        </Button>
        {added.length + changed.length === 0 && <span className="soft">There is nothing in it that is not here.</span>}
      </div>
    </div>
  );
}

const countWords = (count: number, what: string): string => `${count} ${what}`;

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="panel-heading">
        {title}
      </h2>
      <ul className="panel import-part">{children}</ul>
    </section>
  );
}

interface PairChoiceProps {
  name: string;
  isTaken: boolean;
  onChoose(isTaken: boolean): void;
  children: ReactNode;
}

const PairChoice = ({ name, isTaken, onChoose, children }: PairChoiceProps) => (
  <li className="import-pair">
    <label className="import-pair-name">
      <input type="checkbox" checked={isTaken} onChange={({ currentTarget }) => onChoose(currentTarget.checked)} />
      {name}
    </label>
    {children}
  </li>
);

/** Field by field; what decides whom the account's secret is shown to is marked. */
function Changes({ name, changes }: { name: string; changes: readonly FieldChange[] }) {
  const decides = changes.some(({ decidesWhomToTrust }) => decidesWhomToTrust);
  return (
    <>
      {decides && (
        <p className="import-trust" data-tone="caution">
          <IconAlertTriangle size={17} stroke={1.9} aria-hidden="true" />
          Some of it decides whom the secret is shown to. Take it only from somebody you trust.
        </p>
      )}
      <table className="import-changes" aria-label={`Changes of ${name}`}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Here</th>
            <th scope="col">In the file</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after, decidesWhomToTrust }) => (
            <tr key={field} data-trust={decidesWhomToTrust}>
              <th scope="row">
                <span className="mono">{field}</span>
                {decidesWhomToTrust && <span className="import-trust-mark"> decides whom to trust</span>}
              </th>
              <td>{valueWords(before)}</td>
              <td>{valueWords(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A CA's text says nothing to the eye and would fill the screen. */
function valueWords(value: string | null): string {
  if (value === null) return "not set";
  return value.length > 120 ? `${value.slice(0, 60)}… (${value.length.toLocaleString("en")} characters)` : value;
}
