/** The finding about the backup says what the rehearsal says: both go by what clients know. */
import { expect, test } from "vitest";
import type { ChainLink, ObservationOf } from "../../../shared/domain/observation.ts";
import { judge } from "../../support/judge.ts";
import { certificate, link, looks } from "../../support/observations.ts";

interface Asked {
  refusal?: string;
  clientRefusal: string | null;
  names?: string[];
  weakness?: Partial<ChainLink>;
}

function asked({ refusal, clientRefusal, names, weakness }: Asked): ObservationOf<"certificate"> {
  const chain = [{ ...link("support.example.com", "Example CA"), ...weakness }];
  const seen = certificate("site2", { chain, ...(refusal ? { refusal } : {}), ...(names ? { names } : {}) });
  if (seen.outcome.kind !== "served") throw new Error("nothing served");
  return { ...seen, outcome: { ...seen.outcome, clientRefusal } };
}

const isRefused = (seen: ObservationOf<"certificate">): boolean =>
  judge(looks(seen)).findings.some(({ code }) => code === "CERT_REFUSED_ON_BACKUP");

test.each<[string, Asked, boolean]>([
  ["accepted by clients", { clientRefusal: null }, false],
  ["not the pinned one, and accepted by clients", { refusal: "PIN_CHANGED", clientRefusal: null }, false],
  ["pinned, and over for clients", { clientRefusal: "CERT_HAS_EXPIRED" }, true],
  ["accepted, and signed with SHA-1", { clientRefusal: null, weakness: { weakDigest: "SHA-1" } }, true],
  [
    "accepted, and made for no server",
    { clientRefusal: null, weakness: { useProblem: "is not made for servers" } },
    true,
  ],
  ["pinned, and without the site's name", { clientRefusal: null, names: ["other.example.com"] }, true],
])("%s", (_what, shown, expected) => {
  expect(isRefused(asked(shown))).toBe(expected);
});

test("a backup that turns clients away is refused, and one that keeps silent is not", () => {
  const ended = (code: string) => certificate("site2", { kind: "unreachable", layer: "tls", code });
  expect(isRefused(ended("ERR_SSL_TLSV1_UNRECOGNIZED_NAME"))).toBe(true);
  expect(isRefused(ended("HANDSHAKE_TIMEOUT"))).toBe(false);
});
