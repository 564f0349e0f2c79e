import type { CertificateFacts } from "./certificate-facts.ts";
import type { ShownElement } from "./client-acceptance.ts";
import { refusedUse } from "./server-use.ts";
import { weakDigestOf, weakKeyOf } from "./weak.ts";

/** What clients have against one certificate of a chain; says nothing where that is nothing. */
export function weaknessOf(
  facts: CertificateFacts,
  chain: readonly CertificateFacts[],
): Pick<ShownElement, "weakDigest" | "weakKey" | "useProblem"> {
  const weakDigest = weakDigestOf(facts, chain);
  const weakKey = weakKeyOf(facts);
  const useProblem = refusedUse(facts, facts.sha256 === chain[0]?.sha256 ? "leaf" : "authority");
  return {
    ...(weakDigest === null ? {} : { weakDigest }),
    ...(weakKey === null ? {} : { weakKey }),
    ...(useProblem === null ? {} : { useProblem }),
  };
}
