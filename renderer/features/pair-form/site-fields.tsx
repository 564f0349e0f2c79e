import { useId } from "react";
import { usePairs } from "../../stores/use-window-stores.ts";
import { AddressFields } from "./address-fields.tsx";
import { Advanced } from "./advanced.tsx";
import { ChoiceField } from "./choice-field.tsx";
import type { DraftForm } from "./draft-form.ts";
import { MethodField } from "./method-field.tsx";
import { emptyTls } from "./pair-draft.ts";
import { proposedPairName } from "./proposed-names.ts";
import { LinesField, TextField } from "./text-field.tsx";
import { ServerNameField, TrustFields } from "./trust-fields.tsx";

/** The site that both appliances host, and what the pair is called here. */
export function SiteFields({ draft, change, problems }: DraftForm) {
  const groupsId = useId();
  const groups = usePairs(({ pairs }) => pairs)?.flatMap(({ group }) => group ?? []) ?? [];
  const changeSite = (site: { host?: string; port?: string }) =>
    change((now) => {
      const isProposed = now.name === "" || now.name === proposedPairName(now.site.host);
      const name = isProposed && site.host !== undefined ? proposedPairName(site.host) : now.name;
      return { ...now, name, site: { ...now.site, ...site } };
    });
  return (
    <div className="fields">
      <AddressFields
        path="site"
        label="Site name"
        host={draft.site.host}
        port={draft.site.port}
        placeholder="support.example.com"
        hint="The name that people use. You can paste the whole address of its login page."
        onChange={changeSite}
        problem={(field) => problems[`site.${field}`]}
      />
      <div className="fields-two">
        <TextField
          path="name"
          label="Name of the pair"
          value={draft.name}
          onChange={(name) => change((now) => ({ ...now, name }))}
          problem={problems["name"]}
          hint="How it is called in this window, in exports and in the terminal."
          isRequired
        />
        <TextField
          path="group"
          label="Group (optional)"
          value={draft.group}
          onChange={(group) => change((now) => ({ ...now, group }))}
          problem={problems["group"]}
          hint="Pairs of one group stand together on the fleet page."
          list={groupsId}
        />
      </div>
      <datalist id={groupsId}>
        {[...new Set(groups)].sort().map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <MethodField draft={draft} change={change} problems={problems} />
      <SiteAdvanced draft={draft} change={change} problems={problems} />
    </div>
  );
}

function SiteAdvanced({ draft, change, problems }: DraftForm) {
  const { tls, connect } = draft.site;
  const hasProblem = Object.keys(problems).some((field) => field === "site.connect" || field.startsWith("site.tls."));
  const set = (site: Partial<typeof draft.site>) => change((now) => ({ ...now, site: { ...now.site, ...site } }));
  const changeTls = (part: Partial<typeof emptyTls>) =>
    change((now) => ({ ...now, site: { ...now.site, tls: { ...(now.site.tls ?? emptyTls), ...part } } }));
  return (
    <Advanced summary="Advanced: where the name leads, and its own trust" hasProblem={hasProblem}>
      <LinesField
        path="site.connect"
        label="Fixed addresses"
        value={connect}
        onChange={(text) => set({ connect: text })}
        problem={problems["site.connect"]}
        hint="As host:port, one a line. Only where this computer's DNS would lead somewhere else than people are led."
        placeholder="10.0.0.10:443"
        isMono
      />
      <ChoiceField
        path="site.ownTrust"
        label="Trust under the site name"
        value={tls === null ? "same" : "own"}
        choices={[
          { value: "same", label: "As the normal primary" },
          { value: "own", label: "In its own way" },
        ]}
        isBeside
        onChange={(choice) => set({ tls: choice === "own" ? (tls ?? emptyTls) : null })}
      />
      {tls && (
        <>
          <TrustFields path="site.tls" tls={tls} change={changeTls} problems={problems} />
          <ServerNameField path="site.tls" tls={tls} change={changeTls} problems={problems} />
        </>
      )}
    </Advanced>
  );
}
