/** What can be said about each setting. The window builds its fields from this, the core refuses what does not fit. */
import type { AttestationItem } from "../domain/attestation.ts";

export type AttestedForm =
  | { kind: "choice"; values: readonly string[] }
  | { kind: "number"; unit: "minutes" | "seconds" | "kbit/s"; least: number; most: number; orNone: boolean };

const onOff: AttestedForm = { kind: "choice", values: ["on", "off"] };
const yesNo: AttestedForm = { kind: "choice", values: ["yes", "no"] };

const formsByItem: Readonly<Record<AttestationItem, AttestedForm>> = {
  "backup-operations": onOff,
  "automatic-failover": onOff,
  "sync-interval": { kind: "number", unit: "minutes", least: 1, most: 525_600, orNone: true },
  bandwidth: { kind: "number", unit: "kbit/s", least: 1, most: 100_000_000, orNone: true },
  timeout: { kind: "number", unit: "seconds", least: 1, most: 604_800, orNone: false },
  "test-ips": yesNo,
  "shared-ip-ticked": yesNo,
  "same-subnet": yesNo,
  "name-is-swung": yesNo,
  "keys-equal": yesNo,
  "mail-alerts": yesNo,
  "api-or-builtin": yesNo,
  "firewall-providers": yesNo,
  "connection-agents": yesNo,
  "backup-reaches-primary-by-name": yesNo,
};

export const attestedForm = (item: AttestationItem): AttestedForm => formsByItem[item];

export const isAttestedValue = (item: AttestationItem, value: string): boolean => {
  const form = formsByItem[item];
  if (form.kind === "choice") return form.values.includes(value);
  if (value === "none") return form.orNone;
  return /^\d{1,9}$/.test(value) && Number(value) >= form.least && Number(value) <= form.most;
};
