import type { NetworkMethod } from "../../../shared/domain/pair.ts";
import { ChoiceField } from "./choice-field.tsx";
import type { DraftForm } from "./draft-form.ts";
import { LinesField } from "./text-field.tsx";

const choices: readonly { value: NetworkMethod; label: string; meaning: string }[] = [
  {
    value: "shared-ip",
    label: "Shared IP",
    meaning: "Both appliances stand in one network and hand over one IP address. Nobody has to change anything else.",
  },
  {
    value: "dns-swing",
    label: "DNS swing",
    meaning: "Somebody changes the DNS entry of the site name. It takes as long as the entry may be remembered.",
  },
  {
    value: "nat-swing",
    label: "NAT swing",
    meaning: "Somebody changes a rule on the firewall or load balancer in front. The site name keeps its address.",
  },
];

/** How people who use the site name come to the appliance that is in charge. */
export function MethodField({ draft, change, problems }: DraftForm) {
  return (
    <>
      <ChoiceField
        path="network.method"
        label="How does the site name move from one appliance to the other?"
        value={draft.method}
        choices={choices}
        onChange={(method) => change((now) => ({ ...now, method }))}
        problem={problems["network.method"]}
      />
      {draft.method === "shared-ip" && (
        <LinesField
          path="network.sharedIps"
          label="Shared IP addresses"
          value={draft.sharedIps}
          onChange={(sharedIps) => change((now) => ({ ...now, sharedIps }))}
          problem={problems["network.sharedIps"]}
          hint="One a line, as in /login > Management > Failover. Empty: whichever the appliances name."
          placeholder="203.0.113.10"
          isMono
        />
      )}
    </>
  );
}
