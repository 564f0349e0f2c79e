/** One thing that can be asked about a pair from this computer: of the pair, or of one appliance. */
export const kindsOfPair = ["site", "vantage", "site-address"] as const;
export const kindsOfAppliance = ["health", "certificate", "default-certificate", "appliances", "probe"] as const;

export type Question =
  | { kind: (typeof kindsOfPair)[number] }
  | { kind: (typeof kindsOfAppliance)[number]; appliance: string };
