/**
 * A manual step carried out on the practice pair in a person's place: through the appliances' own web pages, with their own
 * logins and forms, so that it can fail as it can for a person. Where a site name leads is not an appliance's to say.
 */
import { findAppliance, type PairDefinition } from "../../../shared/domain/pair.ts";
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import type { WebArea } from "./appliance/web/web-sessions.ts";
import { visitPages, type WebVisit } from "./play/web-visit.ts";
import type { PlayedFile } from "./played-file.ts";

export interface PlayedPair {
  readonly definition: PairDefinition;
  webLogin: { readonly user: string; readonly password: string };
  pointSiteAt(name: string): void;
}

/** `file`: the run's. Answers with what the page said, or what was done. Throws PairdeskError `practice-unavailable`. */
export async function playDeed(deed: PersonDeed, pair: PlayedPair, _file?: PlayedFile): Promise<string> {
  const at = (name: string, area: WebArea): Promise<WebVisit> => visitPages(doorOf(pair, name), area);
  switch (deed.deed) {
    case "point-site":
      // Refuses a name that is none of the pair's.
      findAppliance(pair.definition, deed.at);
      pair.pointSiteAt(deed.at);
      return `The site name leads to ${deed.at}.`;
    case "sync-now":
      return (await at(deed.on, "login")).press("failover", "sync-now");
    case "break-relationship":
      return (await at(deed.on, "login")).press("failover", "break");
    case "establish-relationship":
      return (await at(deed.source, "login")).press("failover", "establish", {
        "backup-host": "127.0.0.1",
        "backup-port": String(findAppliance(pair.definition, deed.backup).port),
        "reverse-host": "127.0.0.1",
        "reverse-port": String(findAppliance(pair.definition, deed.source).port),
      });
    case "shared-ip":
      return setSharedIps(await at(deed.on, "appliance"), pair.definition, deed.isEnabled);
    case "backup-operations": {
      const operations = deed.isOn ? "1" : undefined;
      return (await at(deed.on, "login")).press("failover", "save-backup-settings", { operations });
    }
    case "export-certificate":
    case "import-certificate":
    case "default-certificate":
    case "issue-certificate":
    case "delete-certificate-file":
      throw new Error("PROVISIONAL");
  }
}

async function setSharedIps(visit: WebVisit, { network }: PairDefinition, isEnabled: boolean): Promise<string> {
  const said: string[] = [];
  for (const address of network.sharedIps) {
    said.push(await visit.press("ip-configuration", "save", { address, enabled: isEnabled ? "1" : undefined }));
  }
  return said.at(-1) ?? "The pair has no shared IP.";
}

function doorOf({ definition, webLogin }: PlayedPair, name: string) {
  const { port, tls } = findAppliance(definition, name);
  return { appliance: name, port, ca: tls.ca ?? "", serverName: definition.site.host, login: webLogin };
}
