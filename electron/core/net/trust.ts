/**
 * Which certificates are believed. The CA list of a trust setting is parsed once and shared by all its connections:
 * parsing the system's list costs milliseconds, which would be paid on every look.
 */
import { createSecureContext, getCACertificates, type SecureContext } from "node:tls";
import type { TlsSettings } from "../../../shared/domain/pair.ts";

const contexts = new Map<string, SecureContext>();

export function secureContextFor(trust: TlsSettings): SecureContext {
  const key = trust.trust === "ca" ? (trust.ca ?? "") : trust.trust;
  const existing = contexts.get(key);
  if (existing) return existing;
  const context = createSecureContext({ ca: authoritiesOf(trust), minVersion: "TLSv1.2" });
  contexts.set(key, context);
  return context;
}

/** PEM. A company CA stands instead of the public ones; a pin trusts no authority at all. */
export function authoritiesOf(trust: TlsSettings): string[] {
  if (trust.trust === "pin") return [];
  if (trust.trust === "ca" && trust.ca) return [trust.ca];
  return [...new Set([...getCACertificates("default"), ...getCACertificates("system")])];
}
