/**
 * A manual step carried out on the practice pair in a person's place: through the appliances' own web pages, with their own
 * logins and forms, so that it can fail as it can for a person. Where a site name leads is not an appliance's to say.
 */
import { findAppliance, type PairDefinition } from "../../../shared/domain/pair.ts";
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import type { WebArea } from "./appliance/web/web-sessions.ts";
import type { WebDoor } from "./play/ask-page.ts";
import {
  chooseDefault,
  deleteFile,
  exportCertificate,
  type Issued,
  importCertificate,
  saveIssued,
} from "./play/certificate-deeds.ts";
import type { PlayedDesk } from "./play/played-file.ts";
import { visitPages, type WebVisit } from "./play/web-visit.ts";

export interface PlayedPair {
  readonly definition: PairDefinition;
  webLogin: { readonly user: string; readonly password: string };
  pointSiteAt(name: string): void;
  /** PEM, of those that this appliance may show at this moment. */
  certificatesOf(name: string): Promise<readonly string[]>;
  /** A new one for the pair's names, by the practice authority, and the authorities above it. */
  issueCertificate(): Promise<Issued>;
}

const noDesk: PlayedDesk = {
  toPlay: () => ({ path: null, bytes: async () => null, passphrase: null, folder: null }),
};

/** Answers with what the page said, or what was done. Throws PairdeskError `practice-unavailable`. */
export async function playDeed(deed: PersonDeed, pair: PlayedPair, desk: PlayedDesk = noDesk): Promise<string> {
  const file = desk.toPlay();
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
      return exportCertificate(await at(deed.on, "appliance"), deed.on, pair.definition.site.host, file);
    case "import-certificate":
      return importCertificate(await at(deed.on, "appliance"), file);
    case "default-certificate":
      return chooseDefault(await at(deed.on, "appliance"), deed.on);
    case "issue-certificate":
      return saveIssued(await pair.issueCertificate(), pair.definition.site.host, file);
    case "delete-certificate-file":
      return deleteFile(file);
  }
}

async function setSharedIps(visit: WebVisit, { network }: PairDefinition, isEnabled: boolean): Promise<string> {
  const said: string[] = [];
  for (const address of network.sharedIps) {
    said.push(await visit.press("ip-configuration", "save", { address, enabled: isEnabled ? "1" : undefined }));
  }
  return said.at(-1) ?? "The pair has no shared IP.";
}

function doorOf({ definition, webLogin, certificatesOf }: PlayedPair, name: string): WebDoor {
  const { port } = findAppliance(definition, name);
  const certificates = () => certificatesOf(name);
  return { appliance: name, port, serverName: definition.site.host, login: webLogin, certificates };
}
