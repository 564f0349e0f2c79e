import type { TlsSettings } from "../../../shared/domain/pair.ts";
import { CaFileField } from "./ca-file-field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import type { TlsForm } from "./draft-form.ts";
import { TextField } from "./text-field.tsx";

const choices: readonly { value: TlsSettings["trust"]; label: string; meaning: string }[] = [
  {
    value: "system",
    label: "As this computer does",
    meaning: "For certificates from a public authority, or from one that this computer has been told to trust.",
  },
  {
    value: "ca",
    label: "By our own CA",
    meaning: "For certificates from your company's authority. Nothing else is trusted.",
  },
  {
    value: "pin",
    label: "By its fingerprint",
    meaning: "For a certificate that signed itself. When it is renewed, Pairdesk stops and asks you to compare again.",
  },
];

/** What makes Pairdesk believe that it talks to the right machine. Nothing secret is sent before that. */
export function TrustFields({ path, tls, change, problems }: TlsForm) {
  return (
    <div className="fields">
      <ChoiceField
        path={`${path}.trust`}
        label="Trust its certificate"
        value={tls.trust}
        choices={choices}
        onChange={(trust) => change({ trust })}
      />
      {tls.trust === "ca" && (
        <CaFileField
          path={`${path}.ca`}
          value={tls.ca}
          onChange={(ca) => change({ ca })}
          problem={problems[`${path}.ca`]}
        />
      )}
      {tls.trust === "pin" && (
        <TextField
          path={`${path}.pin`}
          label="SHA-256 fingerprint"
          value={tls.pin}
          onChange={(pin) => change({ pin })}
          problem={problems[`${path}.pin`]}
          hint="Read it on the appliance itself: /appliance > Security > Certificates. Colons and spaces do not matter."
          isMono
          isRequired
        />
      )}
    </div>
  );
}

/** Where the address by which an appliance is reached is not a name in its certificate. */
export function ServerNameField({ path, tls, change, problems }: TlsForm) {
  return (
    <TextField
      path={`${path}.serverName`}
      label="Server name"
      value={tls.serverName}
      onChange={(serverName) => change({ serverName })}
      problem={problems[`${path}.serverName`]}
      hint="The name its certificate must hold. Empty: the address itself. Behind an IP address it is the site's name as a rule."
    />
  );
}
