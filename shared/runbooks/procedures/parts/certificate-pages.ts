/** What a person does on an appliance's page for certificates. Each step stands for one appliance and names it. */
import type { FactsOfAppliance } from "../../run-facts.ts";
import type { Condition, StepOf } from "../../runbook.ts";
import { appliancePage } from "./appliance-words.ts";
import { chapters } from "./chapters.ts";
import { gate } from "./when.ts";

interface OnPage {
  id: string;
  appliance: FactsOfAppliance;
  when?: Condition | undefined;
  text: string[];
  ifStopped?: StepOf<"manual">["ifStopped"];
}

const openPage = (appliance: FactsOfAppliance): string[] => [
  `Open ${appliancePage(appliance)} and log in.`,
  "Go to Security > Certificates.",
];

const stepOn = ({ id, appliance, when, text, ifStopped }: OnPage) => ({
  id,
  kind: "manual" as const,
  chapter: chapters.certificates,
  text,
  page: { appliance: appliance.name, at: "appliance" as const },
  copy: [],
  ...(ifStopped ? { ifStopped } : {}),
  ...gate(when),
});

const exportLines = [
  "Tick the box beside the site's certificate, and choose Export from the menu above the list.",
  "A page with boxes follows. Have the certificate, its private key and its certificate chain included: tick all three.",
  "The box of the private key is the one that is missed most often. Without the key the file is of no use.",
  "Enter the passphrase of this run under Passphrase, and save the file.",
];

export const exportFrom = (on: OnPage): StepOf<"manual"> => ({
  ...stepOn(on),
  title: `Export the certificate from ${on.appliance.name}`,
  instructions: [...openPage(on.appliance), ...exportLines],
  deed: { deed: "export-certificate", on: on.appliance.name },
  isHarmless: true,
  passphrase: "make",
});

/** Where the request was made there, the key waits there for the authority's answer. */
export const answerTo = (on: OnPage): StepOf<"manual"> => ({
  ...stepOn(on),
  title: `Give ${on.appliance.name} the authority's answer, and export both`,
  instructions: [
    ...openPage(on.appliance),
    "Click Import and choose the certificate that the authority sent, with its chain: it joins the key that waits here.",
    "Leave the choice under Default as it is for now.",
    ...exportLines,
  ],
  deed: null,
  passphrase: "make",
});

export const importTo = (on: OnPage): StepOf<"manual"> => ({
  ...stepOn(on),
  title: `Import the certificate to ${on.appliance.name}`,
  instructions: [
    ...openPage(on.appliance),
    "Click Import, and choose the file under Browse.",
    "Enter the file's passphrase under Password, then click Upload. It is the one of this run, unless the file has its own.",
    "If nobody has it any more, it cannot be brought back: stop the run here and begin it again, with a file whose passphrase you know.",
    "It went well when the list has a row with the new certificate. If the page offers Save, click it.",
    "Click the friendly name of the new certificate: see that the names are the site's, and that the chain is there without a warning.",
    "If one of them is missing, no step of this run leads back to the file: stop the run here, and begin it again with a file that has it.",
  ],
  deed: { deed: "import-certificate", on: on.appliance.name },
  passphrase: "use",
});

export const defaultOn = (on: OnPage): StepOf<"manual"> => ({
  ...stepOn(on),
  title: `Choose the default certificate on ${on.appliance.name}`,
  instructions: [
    ...openPage(on.appliance),
    "Select the button under Default in the row of the imported certificate.",
    "It went well when the button of this row is filled, also after you loaded the page anew. If the page offers Save, click it.",
    "Neither a self-signed certificate nor the one from the factory may be the default.",
  ],
  deed: { deed: "default-certificate", on: on.appliance.name },
});

export const defaultText =
  "Clients that send no name, or a name that nobody has, are shown the default certificate. Old clients and some load balancers are among them.";
