/** Who is asked beside the appliances, and how all are asked. Without a parser, so that a window can load it. */

/** The server name that the handshake sends. `wrong`: a name that surely nobody has, as a client with an old bookmark would. */
export const sentNames = ["site", "none", "wrong"] as const;
export type SentName = (typeof sentNames)[number];

/** Not called by an appliance: `site` is a reserved name. */
export const siteTarget = "site";
