/**
 * Where the site's name leads. On a shared-IP pair to whoever has the shared IP enabled; with DNS or NAT to where it is
 * pointed. A place set by hand holds until it is set free. Beside it stands what answers as long as this computer sees the
 * practice pair's network at all.
 */
import type { NetworkMethod } from "../../../shared/domain/pair.ts";
import type { ApplianceProcess } from "./appliance-process.ts";
import { type ElsewhereServer, startElsewhereServer } from "./elsewhere-server.ts";
import type { IssuedCertificate } from "./practice-ca.ts";
import { practiceSharedIp } from "./practice-definition.ts";
import { startSiteForwarder } from "./site-forwarder.ts";

export interface PracticeSite {
  readonly port: number;
  /** Takes connections while this computer sees the network, and says nothing. */
  readonly vantagePort: number;
  method: NetworkMethod;
  pointAt(target: ApplianceProcess): void;
  /** At a web server that is no appliance. */
  pointElsewhere(): Promise<void>;
  /** At the normal primary, or wherever the shared IP is. */
  followMethod(): void;
  /** This computer sees neither the site nor anything else of the network. */
  setCut(isCut: boolean): Promise<void>;
  close(): Promise<void>;
}

interface SiteOptions {
  processes: readonly [ApplianceProcess, ApplianceProcess];
  method: NetworkMethod;
  issueElsewhere(): Promise<IssuedCertificate>;
}

export async function startPracticeSite(options: SiteOptions): Promise<PracticeSite> {
  const { processes } = options;
  let elsewhere: ElsewhereServer | null = null;
  let target: ApplianceProcess | "elsewhere" | null = null;

  function targets(): number[] {
    if (target === "elsewhere") return elsewhere ? [elsewhere.port] : [];
    const chosen = target ? [target] : followed();
    return chosen.filter(({ isListening }) => isListening).map(({ sitePort }) => sitePort);
  }

  const followed = () =>
    site.method === "shared-ip"
      ? processes.filter(({ change }) => change?.sharedIps.includes(practiceSharedIp))
      : processes.slice(0, 1);

  const forwarder = await startSiteForwarder(targets);
  const vantage = await startSiteForwarder(() => []);
  const site: PracticeSite = {
    port: forwarder.port,
    vantagePort: vantage.port,
    method: options.method,
    pointAt(next) {
      target = next;
    },
    async pointElsewhere() {
      elsewhere ??= await startElsewhereServer(await options.issueElsewhere());
      target = "elsewhere";
    },
    followMethod() {
      target = null;
    },
    async setCut(isCut) {
      await Promise.all([forwarder.setCut(isCut), vantage.setCut(isCut)]);
    },
    async close() {
      await Promise.all([forwarder.close(), vantage.close(), elsewhere?.close()]);
    },
  };
  return site;
}
