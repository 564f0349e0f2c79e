/** What a connection test is given of the forms. */

import type { TestedForm } from "./connection-test-store.ts";
import type { Problems } from "./find-problems.ts";
import type { PairDraft, Place } from "./pair-draft.ts";
import { readList, toTls } from "./to-definition.ts";

/** Where the forms belong to a stored pair: its secrets are used when a secret's field is empty. */
export interface StoredPair {
  pairId: string;
  /** The names under which its secrets are kept, by place. */
  applianceNames: readonly [string, string];
}

export function testedForm(draft: PairDraft, place: Place, stored: StoredPair | null): TestedForm {
  const { name, host, port, clientId, secret, tls } = draft.appliances[place];
  const siteHost = draft.site.host.trim();
  const connect = readList(draft.site.connect);
  return {
    appliance: {
      name: name.trim(),
      host: host.trim(),
      port: Number(port),
      tls: toTls(tls),
      ...(clientId.trim() === "" ? {} : { clientId: clientId.trim() }),
    },
    ...(siteHost === ""
      ? {}
      : {
          site: {
            host: siteHost,
            port: Number(draft.site.port),
            ...(connect.length > 0 ? { connect } : {}),
            ...(draft.site.tls ? { tls: toTls(draft.site.tls) } : {}),
          },
        }),
    ...(secret.trim() === "" ? {} : { secret: secret.trim() }),
    ...(stored ? { stored: { pairId: stored.pairId, appliance: stored.applianceNames[place] } } : {}),
  };
}

/** The fields without which there is nothing to test: an address, and what to believe. */
export function problemsOfTest(problems: Problems, place: Place): Problems {
  const needed = ["host", "port", "tls.ca", "tls.pin", "tls.serverName"].map((field) => `appliances.${place}.${field}`);
  return Object.fromEntries(
    Object.entries(problems).filter(([field]) => needed.includes(field) || field.startsWith("site.")),
  );
}
