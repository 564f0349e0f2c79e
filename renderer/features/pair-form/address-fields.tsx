import { readPastedAddress } from "./pasted-address.ts";
import { TextField } from "./text-field.tsx";

interface AddressFieldsProps {
  /** As `site`, or `appliances.0`. */
  path: string;
  label: string;
  host: string;
  port: string;
  placeholder: string;
  hint?: string;
  onChange(change: { host?: string; port?: string }): void;
  /** The host was left: what follows from it can be proposed. */
  problem(field: "host" | "port"): string | undefined;
}

/** Host and port. A whole address that is pasted is taken apart at once, so that nobody has to. */
export function AddressFields(props: AddressFieldsProps) {
  const { path, label, host, port, placeholder, hint, onChange, problem } = props;
  const write = (text: string) => {
    // What is typed letter by letter is left alone; a scheme or a path comes with a paste.
    const pasted = /:\/\/|\//.test(text) ? readPastedAddress(text) : null;
    if (!pasted?.isCleaned) return onChange({ host: text });
    onChange({ host: pasted.host, ...(pasted.port === null ? {} : { port: pasted.port }) });
  };
  return (
    <div className="address-fields">
      <TextField
        path={`${path}.host`}
        label={label}
        value={host}
        onChange={write}
        problem={problem("host")}
        placeholder={placeholder}
        hint={hint}
        isRequired
      />
      <TextField
        path={`${path}.port`}
        label="Port"
        value={port}
        onChange={(text) => onChange({ port: text })}
        problem={problem("port")}
        isNumeric
        isRequired
      />
    </div>
  );
}
