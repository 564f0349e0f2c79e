/**
 * Why no trusted connection came about, in plain words: which layer ended it, and what to do there. What lies below the
 * named layer worked. Every screen that shows such an outcome takes its words from here.
 */
import type { TlsUntrusted, Unreachable } from "../../shared/domain/observation.ts";
import { type ConnectionWords, layerFailures, type Whom } from "./connection/layer-failures.ts";
import { trustFailures } from "./connection/trust-failures.ts";

/** `name`: the appliance, or the site's host; `host` and `port`: the address that was asked. */
export function connectionWords(outcome: Unreachable | TlsUntrusted, whom: Whom): ConnectionWords {
  if (outcome.kind === "tls-untrusted") return trustFailures(outcome.code, whom);
  return layerFailures(outcome.layer, outcome.code, whom);
}
