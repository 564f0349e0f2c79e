import type { ReactNode } from "react";
import { isIpAddress } from "../../../shared/domain/address-text.ts";
import { AddressFields } from "./address-fields.tsx";
import { Advanced } from "./advanced.tsx";
import { ChoiceField } from "./choice-field.tsx";
import type { DraftForm } from "./draft-form.ts";
import { KeychainChoice } from "./keychain-choice.tsx";
import { type ApplianceDraft, type Place, type TlsDraft, withAppliance } from "./pair-draft.ts";
import { proposedApplianceName } from "./proposed-names.ts";
import { SecretField, TextField } from "./text-field.tsx";
import { ServerNameField, TrustFields } from "./trust-fields.tsx";

interface ApplianceFieldsProps {
  form: DraftForm;
  place: Place;
  /** What is known of the secret, or offered for it, below its field. */
  secretState: ReactNode;
  /** An empty field keeps the secret that is stored. */
  keepsSecret: boolean;
  writeSecretState: ReactNode;
}

/** One appliance: where it is, who asks it, and what makes it believable. */
export function ApplianceFields({ form, place, secretState, writeSecretState, keepsSecret }: ApplianceFieldsProps) {
  const { draft, change, problems } = form;
  const appliance = draft.appliances[place];
  const path = `appliances.${place}`;
  const problem = (field: string) => problems[`${path}.${field}`];
  const set = (part: Partial<ApplianceDraft>) => change((now) => withAppliance(now, place, part));
  const setTls = (part: Partial<TlsDraft>) =>
    change((now) => withAppliance(now, place, { tls: { ...now.appliances[place].tls, ...part } }));
  return (
    <div className="fields">
      <AddressFields
        path={path}
        label="Its own address"
        host={appliance.host}
        port={appliance.port}
        placeholder={`site${place + 1}.example.com`}
        hint="The unique one, by which this appliance answers whatever its role is. Not the site name."
        onChange={(address) => change((now) => withAddress(now, place, address))}
        problem={problem}
      />
      <TextField
        path={`${path}.name`}
        label="Name"
        value={appliance.name}
        onChange={(name) => set({ name })}
        problem={problem("name")}
        hint="Short, and the same whatever role it has."
        isRequired
      />
      <NormalRole form={form} place={place} />
      <AccountFields form={form} place={place} secretState={secretState} keepsSecret={keepsSecret} set={set} />
      <TrustFields path={`${path}.tls`} tls={appliance.tls} change={setTls} problems={problems} />
      {appliance.tls.serverName !== "" && appliance.tls.trust !== "pin" && (
        <p className="soft">
          Its certificate is checked for the name <strong>{appliance.tls.serverName}</strong>, which you can change
          under Advanced.
        </p>
      )}
      <Advanced
        summary="Advanced: server name, peer address, write account"
        hasProblem={["tls.serverName", "peer", "writeClientId", "writeSecret"].some((field) => problem(field))}
      >
        <ServerNameField path={`${path}.tls`} tls={appliance.tls} change={setTls} problems={problems} />
        <TextField
          path={`${path}.peer`}
          label="Peer address"
          value={appliance.peer}
          onChange={(peer) => set({ peer })}
          problem={problem("peer")}
          placeholder="10.0.0.11:443"
          hint="By which the other appliance reaches this one, if that is another address than the one above."
        />
        <TextField
          path={`${path}.writeClientId`}
          label="Client id for role changes"
          value={appliance.writeClientId}
          onChange={(writeClientId) => set({ writeClientId })}
          problem={problem("writeClientId")}
          hint="A second API account, if watching and changing roles should not share one."
        />
        <SecretField
          path={`${path}.writeSecret`}
          label="Client secret for role changes"
          value={appliance.writeSecret}
          onChange={(writeSecret) => set({ writeSecret })}
          problem={problem("writeSecret")}
        />
        {writeSecretState}
      </Advanced>
    </div>
  );
}

function AccountFields({
  form: { draft, problems },
  place,
  secretState,
  keepsSecret,
  set,
}: {
  form: DraftForm;
  place: Place;
  secretState: ReactNode;
  keepsSecret: boolean;
  set(part: Partial<ApplianceDraft>): void;
}) {
  const { clientId, secret } = draft.appliances[place];
  const path = `appliances.${place}`;
  return (
    <div className="fields fields-group">
      <TextField
        path={`${path}.clientId`}
        label="API client id"
        value={clientId}
        onChange={(text) => set({ clientId: text })}
        problem={problems[`${path}.clientId`]}
        hint="From /login > Management > API Configuration. The account needs the Command API, read-only is enough."
        isMono
        isRequired
      />
      <SecretField
        path={`${path}.secret`}
        label="API client secret"
        value={secret}
        onChange={(text) => set({ secret: text })}
        problem={problems[`${path}.secret`]}
        hint="Goes into this computer's keychain and is never shown again."
        placeholder={keepsSecret ? "Leave empty to keep the stored one" : ""}
      />
      {secretState}
      <KeychainChoice />
    </div>
  );
}

/** Identity, which stays: which of the two is in charge on a normal day. */
function NormalRole({ form: { draft, change }, place }: { form: DraftForm; place: Place }) {
  const other: Place = place === 0 ? 1 : 0;
  return (
    <ChoiceField
      path={`normalRole.${place}`}
      label="On a normal day this appliance is the"
      value={draft.normalPrimary === place ? "primary" : "backup"}
      choices={[
        { value: "primary", label: "Primary", meaning: "It serves the site." },
        { value: "backup", label: "Backup", meaning: "It waits and takes the data over." },
      ]}
      isBeside
      onChange={(role) => change((now) => ({ ...now, normalPrimary: role === "primary" ? place : other }))}
    />
  );
}

/** A name, and what its certificate is checked for, follow the address as long as nobody has written them. */
function withAddress(now: DraftForm["draft"], place: Place, address: { host?: string; port?: string }) {
  const { name, host, tls } = now.appliances[place];
  if (address.host === undefined) return withAppliance(now, place, address);
  const isProposed = name === "" || name === proposedApplianceName(now, place, host);
  const siteHost = now.site.host.trim();
  const isNameProposed = tls.serverName === "" || tls.serverName === siteHost;
  const serverName = isIpAddress(address.host.trim()) ? siteHost : "";
  return withAppliance(now, place, {
    ...address,
    ...(isProposed ? { name: address.host === "" ? "" : proposedApplianceName(now, place, address.host) } : {}),
    ...(isNameProposed ? { tls: { ...tls, serverName } } : {}),
  });
}
