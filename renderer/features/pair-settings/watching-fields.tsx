import { ActionIcon, Tooltip } from "@mantine/core";
import IconRestore from "@tabler/icons-react/dist/esm/icons/IconRestore.mjs";
import { defaultThresholds } from "../../../shared/domain/default-thresholds.ts";
import { thresholdWords } from "../../words/threshold-words.ts";
import type { DraftForm } from "../pair-form/draft-form.ts";
import { type ThresholdName, thresholdNames } from "../pair-form/pair-draft.ts";
import { LinesField, TextField } from "../pair-form/text-field.tsx";

/** From where on a fact is worth saying, what proves that this computer sees the network, and which names count. */
export function WatchingFields({ draft, change, problems }: DraftForm) {
  return (
    <div className="fields">
      <LinesField
        path="vantage"
        label="Vantage targets"
        value={draft.vantage}
        onChange={(vantage) => change((now) => ({ ...now, vantage }))}
        problem={problems["vantage"]}
        hint="As host:port, one a line: addresses that answer as long as this computer sees the network. When they are silent too, nothing is called down. Empty: Pairdesk chooses."
        placeholder="10.0.0.1:443"
        isMono
      />
      <LinesField
        path="portalNames"
        label="Portal names"
        value={draft.portalNames}
        onChange={(portalNames) => change((now) => ({ ...now, portalNames }))}
        problem={problems["portalNames"]}
        hint="One a line: further names under which people use the site. The certificates must hold them too."
        placeholder="help.example.com"
        isMono
      />
      <fieldset className="thresholds">
        <legend>Thresholds</legend>
        <p className="soft">Empty fields keep the default, which is shown in grey.</p>
        {thresholdNames.map((name) => (
          <Threshold key={name} name={name} form={{ draft, change, problems }} />
        ))}
      </fieldset>
    </div>
  );
}

function Threshold({ name, form: { draft, change, problems } }: { name: ThresholdName; form: DraftForm }) {
  const { label, unit, meaning } = thresholdWords[name];
  const value = draft.thresholds[name];
  const set = (text: string) => change((now) => ({ ...now, thresholds: { ...now.thresholds, [name]: text } }));
  const usual = String(Math.round(defaultThresholds[name] * 100) / 100);
  return (
    <div className="threshold">
      <TextField
        path={`thresholds.${name}`}
        label={`${label} (${unit})`}
        value={value}
        onChange={set}
        problem={problems[`thresholds.${name}`]}
        hint={`${meaning} Default: ${usual}.`}
        placeholder={usual}
        isNumeric
      />
      {value !== "" && (
        <Tooltip label={`Back to the default, ${usual}`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Reset “${label} (${unit})” to ${usual}`}
            onClick={() => set("")}
          >
            <IconRestore size={17} stroke={1.8} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
