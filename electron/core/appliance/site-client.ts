/**
 * Asks through the site name who serves it, with the tokens that the two appliances have given already.
 *
 * Guarantees: a token is asked for through the site name only when whoever answers there takes none of the others, and
 * then once for as long as it lives; a secret that was refused there is not sent there again; no secret and no token goes
 * to an answer that is not trusted. Who was served last is asked for first, so a pair in order costs one request.
 */
import type { ApplianceOutcome } from "../../../shared/domain/observation.ts";
import type { HttpsClient } from "../net/https-client.ts";
import type { ApplianceClient } from "./appliance-client.ts";

export interface SiteClient {
  readHealth(): Promise<ApplianceOutcome>;
}

export function createSiteClient(options: {
  /** To the site name. */
  https: HttpsClient;
  /** At their own addresses, the one that is expected to serve the site first. */
  appliances: readonly [ApplianceClient, ApplianceClient];
  /** The first one's account, logging in through the site name. */
  ownLogin: ApplianceClient;
}): SiteClient {
  const { https, appliances, ownLogin } = options;
  let takenLast: ApplianceClient | null = null;

  /** null: this account's token cannot be had, or is not taken there. */
  async function lend(client: ApplianceClient, cached: boolean, round: Round): Promise<ApplianceOutcome | null> {
    const lent = await client.readHealthAt(https, { cached, except: round.refused.get(client) });
    if (lent?.kind === "failed") round.failures.set(client, lent.outcome);
    if (lent?.kind === "not-taken") {
      round.refused.set(client, lent.token);
      if (lent.forbidden) round.failures.set(client, lent.forbidden);
    }
    if (lent?.kind !== "asked") return null;
    if ("reading" in lent.outcome) takenLast = client;
    return lent.outcome;
  }

  return {
    async readHealth() {
      const round: Round = { refused: new Map(), failures: new Map() };
      for (const client of new Set([takenLast ?? appliances[0], ...appliances, ownLogin])) {
        const outcome = await lend(client, true, round);
        if (outcome) return outcome;
      }
      for (const client of appliances) {
        // Refused here, perhaps because it is dead: its own appliance tells, and then gives a new one.
        if (round.refused.has(client)) await client.readHealth();
        const outcome = await lend(client, false, round);
        if (outcome) return outcome;
      }
      // The account's own appliance refuses it, or there is no secret: nothing to log in with here.
      const account = round.failures.get(appliances[0]);
      if (account?.kind === "unauthorized" || account?.kind === "forbidden") return account;
      const { outcome } = await ownLogin.readHealth();
      if ("reading" in outcome) takenLast = ownLogin;
      return outcome;
    },
  };
}

interface Round {
  /** The tokens that whoever answers under the site name did not take. */
  refused: Map<ApplianceClient, string>;
  failures: Map<ApplianceClient, ApplianceOutcome>;
}
