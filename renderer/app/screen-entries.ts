/** How the screens are called where one can choose them, and what stands for them. */
import IconArchive from "@tabler/icons-react/dist/esm/icons/IconArchive.mjs";
import IconCertificate from "@tabler/icons-react/dist/esm/icons/IconCertificate.mjs";
import IconChecklist from "@tabler/icons-react/dist/esm/icons/IconChecklist.mjs";
import IconFileCertificate from "@tabler/icons-react/dist/esm/icons/IconFileCertificate.mjs";
import IconFileImport from "@tabler/icons-react/dist/esm/icons/IconFileImport.mjs";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import IconLayoutList from "@tabler/icons-react/dist/esm/icons/IconLayoutList.mjs";
import IconListCheck from "@tabler/icons-react/dist/esm/icons/IconListCheck.mjs";
import IconMap from "@tabler/icons-react/dist/esm/icons/IconMap.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconSettings from "@tabler/icons-react/dist/esm/icons/IconSettings.mjs";
import IconTerminal2 from "@tabler/icons-react/dist/esm/icons/IconTerminal2.mjs";
import IconTool from "@tabler/icons-react/dist/esm/icons/IconTool.mjs";
import type { PairView } from "../../shared/domain/pair-view.ts";
import type { Place } from "../stores/place-store.ts";

export interface ScreenEntry {
  to: Exclude<Place, { screen: "pair" }>;
  label: string;
  /** Other words that people look for it by. */
  keywords: string;
  Icon: typeof IconPlus;
}

/** `shown` is the pair on screen: its own screens come first. */
export const screenEntries = (shown: PairView | null): readonly ScreenEntry[] => [
  ...(shown ? screensOfPair(shown) : []),
  ...ofWindow,
];

const ofWindow: readonly ScreenEntry[] = [
  { to: { screen: "fleet" }, label: "Fleet", keywords: "all pairs overview list", Icon: IconLayoutList },
  {
    to: { screen: "certificate-fleet" },
    label: "Certificates",
    keywords: "all pairs expiry renew tls ssl calendar next end",
    Icon: IconCertificate,
  },
  { to: { screen: "add-pair" }, label: "Add a pair", keywords: "new create connect", Icon: IconPlus },
  { to: { screen: "import" }, label: "Import pairs", keywords: "pairs file load", Icon: IconFileImport },
  {
    to: { screen: "saved-histories" },
    label: "Saved histories",
    keywords: "open file pairhistory offline past",
    Icon: IconArchive,
  },
  {
    to: { screen: "certificate-files" },
    label: "Certificate files",
    keywords: "pkcs12 pfx p12 pem key csr chain passphrase convert examine doctor",
    Icon: IconFileCertificate,
  },
  {
    to: { screen: "runbooks", pairId: null },
    label: "Runbooks",
    keywords: "procedure switch failover takeover runs",
    Icon: IconListCheck,
  },
  { to: { screen: "command-log", pairId: null }, label: "Command log", keywords: "requests", Icon: IconTerminal2 },
  { to: { screen: "settings" }, label: "Settings", keywords: "preferences options", Icon: IconSettings },
  { to: { screen: "welcome" }, label: "First steps", keywords: "welcome start help", Icon: IconMap },
];

/** The practice pair is made by Pairdesk: there is nothing to set. */
function screensOfPair({ id, practice, status: { name } }: PairView): readonly ScreenEntry[] {
  const history: ScreenEntry = {
    to: { screen: "history", pairId: id },
    label: `History of ${name}`,
    keywords: "timeline incidents availability past",
    Icon: IconHistory,
  };
  const runbooks: ScreenEntry = {
    to: { screen: "runbooks", pairId: id },
    label: `Runbooks of ${name}`,
    keywords: "procedure switch failover takeover runs",
    Icon: IconListCheck,
  };
  const readiness: ScreenEntry = {
    to: { screen: "readiness", pairId: id },
    label: `Readiness of ${name}`,
    keywords: "ready switch best practice settings confirm attest",
    Icon: IconChecklist,
  };
  const certificates: ScreenEntry = {
    to: { screen: "certificates", pairId: id },
    label: `Certificates of ${name}`,
    keywords: "tls ssl chain expiry renew replicate compare revocation",
    Icon: IconCertificate,
  };
  const changes: ScreenEntry = {
    to: { screen: "login-changes", pairId: id },
    label: `Changes to enter again of ${name}`,
    keywords: "login journal stand-in re-apply list",
    Icon: IconListCheck,
  };
  const log: ScreenEntry = {
    to: { screen: "command-log", pairId: id },
    label: `Command log of ${name}`,
    keywords: "requests",
    Icon: IconTerminal2,
  };
  const settings: ScreenEntry = {
    to: { screen: "pair-settings", pairId: id },
    label: `Settings of ${name}`,
    keywords: "edit change remove delete",
    Icon: IconTool,
  };
  const own = [readiness, certificates, history, runbooks, changes];
  return practice ? [...own, log] : [...own, settings, log];
}
