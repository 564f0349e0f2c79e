/**
 * Is it me? Asked when something falls silent, before it is called down.
 *
 * In sight: one of the pair's vantage addresses accepts a connection, or refuses one from another machine; or anything of
 * the pair itself still accepts one, since whoever reaches one of the two has not lost the network. Lost: none of them, or,
 * for a pair without vantage addresses, no network interface has an address or the system itself says that there is no way
 * out. Unclear: name servers and gateways may ignore us by design, so their silence alone is no proof; then silence of the
 * pair counts as what it seems. A pair on this very computer needs no network to be seen.
 */
import { getServers } from "node:dns";
import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import type { VantageOutcome } from "../../../shared/domain/observation.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import { readAddress, writeAddress } from "../net/host-port.ts";
import { answersTcp, type TcpAddress } from "./answers-tcp.ts";

/** Longer than it takes a system to find out that nobody has the gateway's address (three seconds). */
const limitMs = 4_000;

/** The system's own words for having no way to an address. */
const noWayOut = ["ENETUNREACH", "ENETDOWN", "EHOSTUNREACH", "EHOSTDOWN", "EADDRNOTAVAIL"];

export async function askVantage(pair: PairDefinition, signal: AbortSignal): Promise<VantageOutcome> {
  const listed = (pair.vantage ?? []).map(readAddress).filter((address) => address !== null);
  const own = pair.appliances.map(({ host, port }) => ({ host, port }));
  const isOnThisComputer = own.every(({ host }) => isLoopback(host));
  if (listed.length === 0 && isOnThisComputer) return { kind: "in-sight", by: "the pair is on this computer" };
  const targets = listed.length > 0 ? listed : nameServers();
  const tries = [...own.map((address) => ask(address, signal)), ...targets.map((address) => ask(address, signal))];
  const sight = await firstSight(tries);
  if (sight) return { kind: "in-sight", by: sight.what };
  const answers = await Promise.all(tries.slice(own.length));
  const tried = answers.map(({ what }) => what);
  if (listed.length > 0) return { kind: "lost", tried };
  if (!hasNetwork()) return { kind: "lost", tried: ["no network interface has an address"] };
  const isCutOff = answers.length > 0 && answers.every(({ answer }) => noWayOut.includes(answer));
  return { kind: isCutOff ? "lost" : "unclear", tried };
}

interface Try {
  what: string;
  answer: string;
  isSight: boolean;
}

async function ask(address: TcpAddress, signal: AbortSignal): Promise<Try> {
  const answer = await answersTcp(address, limitMs, signal);
  // A refusal of another machine has travelled; one of this computer's own proves nothing.
  const isSight = answer === "accepted" || (answer === "ECONNREFUSED" && !isLoopback(address.host));
  return { what: `${writeAddress(address)}: ${answer}`, answer, isSight };
}

/** Without waiting for the slow ones. */
async function firstSight(tries: Promise<Try>[]): Promise<Try | null> {
  const sights = tries.map(async (one) => {
    const tried = await one;
    if (!tried.isSight) throw new Error(tried.what);
    return tried;
  });
  return Promise.any(sights).catch(() => null);
}

/** Port 53 unless the system says otherwise. A stub on this computer answers without any network. */
const nameServers = (): TcpAddress[] =>
  getServers()
    .map((server) => (isIP(server) ? { host: server, port: 53 } : readAddress(server)))
    .filter((address) => address !== null && !isLoopback(address.host)) as TcpAddress[];

const hasNetwork = (): boolean =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .some(({ internal, address }) => !internal && !address.toLowerCase().startsWith("fe80:"));

function isLoopback(host: string): boolean {
  const plain = host.toLowerCase().replace(/^\[|\]$/g, "");
  return plain === "localhost" || plain.endsWith(".localhost") || plain === "::1" || /^127(\.\d+){3}$/.test(plain);
}
