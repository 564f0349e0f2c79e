import { siteTarget } from "../../../shared/certificates/sent-names.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import type { Whom } from "../../words/connection/layer-failures.ts";

const https = 443;

/** Who was asked, as the words of connections name them. */
export function whomOf(target: string, pair: PairView | null): Whom {
  if (target === siteTarget)
    return { name: "the site's name", ...(pair?.site ?? { host: "the site's name", port: https }) };
  const appliance = pair?.appliances.find(({ name }) => name === target);
  return { name: target, host: appliance?.host ?? target, port: appliance?.port ?? https };
}
