import { PasswordInput, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { fieldId } from "./draft-form.ts";

interface TextFieldProps {
  path: string;
  label: string;
  value: string;
  onChange(value: string): void;
  problem?: string | undefined;
  hint?: ReactNode;
  placeholder?: string;
  isRequired?: boolean;
  isMono?: boolean;
  isNumeric?: boolean;
  /** What the field offers to choose from. */
  list?: string;
}

const asRequired = (isRequired = false) => (isRequired ? { required: true, withAsterisk: false } : {});

/** One line of text. Says what is wrong with it right below, and is described by it for a screen reader. */
export function TextField({
  path,
  value,
  onChange,
  problem,
  hint,
  isRequired,
  isMono,
  isNumeric,
  ...rest
}: TextFieldProps) {
  return (
    <TextInput
      {...rest}
      {...asRequired(isRequired)}
      id={fieldId(path)}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={problem}
      description={hint}
      inputMode={isNumeric ? "decimal" : "text"}
      className={isMono ? "field-mono" : ""}
      inputWrapperOrder={["label", "input", "error", "description"]}
      autoComplete="off"
      spellCheck={false}
    />
  );
}

/** Never filled from what is stored, and never offered to a password store of the browser. */
export function SecretField({ path, value, onChange, problem, hint, placeholder = "", label }: TextFieldProps) {
  return (
    <PasswordInput
      label={label}
      placeholder={placeholder}
      id={fieldId(path)}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={problem}
      description={hint}
      inputWrapperOrder={["label", "input", "error", "description"]}
      autoComplete="new-password"
      spellCheck={false}
      visibilityToggleButtonProps={{ "aria-label": "Show what is typed", tabIndex: 0 }}
    />
  );
}

/** Several lines; Enter makes a new one and sends nothing. */
export function LinesField({ path, value, onChange, problem, hint, isMono, placeholder = "", label }: TextFieldProps) {
  return (
    <Textarea
      label={label}
      placeholder={placeholder}
      id={fieldId(path)}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={problem}
      description={hint}
      className={isMono ? "field-mono" : ""}
      inputWrapperOrder={["label", "input", "error", "description"]}
      rows={2}
      spellCheck={false}
    />
  );
}
