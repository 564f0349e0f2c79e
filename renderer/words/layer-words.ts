/** The layers of a connection test in plain words: what each is, what it found, and what to do when it fails. */
import type {
  ConnectionLayer,
  FoundIn,
  LayerState,
  LayerStateOf,
  ProblemIn,
} from "../../shared/domain/connection-layers.ts";
import type { HealthReading } from "../../shared/domain/observation.ts";
import type { ConnectionWords, Whom } from "./connection/layer-failures.ts";
import { connectionWords } from "./connection-words.ts";
import { localDay } from "./local-time.ts";

export const layerNames: Record<ConnectionLayer, string> = {
  address: "Name",
  tcp: "Port",
  tls: "TLS",
  trust: "Trust",
  token: "Log-in",
  permission: "Rights",
  product: "Product",
  role: "Role",
};

/** What is tried, for a layer that has nothing to tell yet. */
export const layerPurposes: Record<ConnectionLayer, string> = {
  address: "the host name leads to an address",
  tcp: "the port takes a connection",
  tls: "both sides agree on encryption",
  trust: "the certificate proves who answers",
  token: "the API account is taken",
  permission: "the account may ask",
  product: "it is Remote Support",
  role: "it says how it is and what it is",
};

/** What a layer that passed found, in a few words. */
export function foundWords(state: Extract<LayerState, { state: "passed" }>): string {
  switch (state.layer) {
    case "address":
      return addressFound(state.found);
    case "tcp":
      return "takes connections";
    case "tls":
      return state.found.protocol?.replace("TLSv", "TLS ") ?? "encrypted";
    case "trust":
      return `trusted, valid until ${localDay(state.found.certificate.notAfter)}`;
    case "token":
      return "the account is taken";
    case "permission":
      return permissionFound(state.found);
    case "product":
      return productFound(state.found);
    case "role":
      return roleFound(state.found);
  }
}

function addressFound(found: FoundIn<"address">): string {
  if (found.kind === "unresolved") return "no address";
  const addresses = found.addresses.join(", ");
  return found.kind === "fixed" ? `${addresses}, no look-up needed` : `leads to ${addresses}`;
}

function permissionFound({ permission }: FoundIn<"permission">): string {
  if (permission === "read_only") return "may read, which is all that watching needs";
  return permission === "full_access" ? "full access" : "may ask; its rights are not told";
}

const productFound = ({ product, api }: FoundIn<"product">): string =>
  `${product === "rs" ? "Remote Support" : "product not told by this version"}, command API ${api}`;

function roleFound({ outcome }: FoundIn<"role">): string {
  const { role, version, build } = outcome.reading;
  const which = role === null ? "does not tell its role" : roleWords[role];
  const runs = version === null ? "" : `, version ${version}${build === null ? "" : ` build ${build}`}`;
  return `${outcome.kind === "answered" ? "healthy" : "unhealthy"}, ${which}${runs}`;
}

const roleWords: Record<NonNullable<HealthReading["role"]>, string> = {
  primary: "primary now",
  backup: "backup now",
  none: "in no failover pair yet",
};

/** Why a layer failed and what to do, for `whom` the form describes. */
export function problemWords(state: Extract<LayerState, { state: "failed" }>, whom: Whom): ConnectionWords {
  const { problem } = state;
  switch (problem.kind) {
    case "unreachable":
    case "tls-untrusted":
      return connectionWords(problem, whom);
    case "bad-answer":
      return badAnswer(state.layer, problem, whom);
    default:
      return accountWords(problem, whom);
  }
}

type AccountProblem = Exclude<
  ProblemIn<"token" | "permission" | "product" | "role">,
  { kind: "unreachable" | "tls-untrusted" | "bad-answer" }
>;

function accountWords(problem: AccountProblem, { name }: Whom): ConnectionWords {
  switch (problem.kind) {
    case "no-client-id":
      return {
        what: `Log-in: there is no client id to log in to ${name} with.`,
        fix: "Enter the API account's client id and secret. Everything below this layer works.",
      };
    case "unauthorized":
      return accountProblems[problem.code](name);
    case "refused-before":
      return {
        what: `Log-in: ${name} has refused this secret already, so it was not sent again.`,
        fix: "Accounts lock after a few wrong tries. Enter another secret, or make a new one in /login > Management > API Configuration.",
      };
    case "keychain-unavailable":
      return {
        what: "Log-in: the stored secret cannot be read, because the keychain of this computer cannot be used now.",
        fix: "Unlock the keychain, or enter the secret here.",
      };
    case "forbidden":
      return {
        what: `Rights: ${name} takes the account and lets it do nothing.`,
        fix: "Give the account “Read-Only Access” or “Full Access” to the Command API in /login > Management > API Configuration.",
      };
    case "wrong-product":
      return {
        what: `Product: ${name} runs Privileged Remote Access, and Pairdesk is made for Remote Support.`,
        fix: "Enter the address of a Remote Support appliance.",
      };
    case "traffic-node":
      return {
        what: `Role: ${name} is a traffic node of a cluster, which never takes part in failover.`,
        fix: "Enter the address of the cluster's primary node, or of the other appliance of the failover pair.",
      };
  }
}

const noSecret = (name: string): ConnectionWords => ({
  what: `Log-in: there is no secret to log in to ${name} with.`,
  fix: "Enter the client secret of the API account. Everything below this layer works.",
});

const wrongSecret = (name: string): ConnectionWords => ({
  what: `Log-in: ${name} does not take this client id with this secret.`,
  fix: "Check both against /login > Management > API Configuration. It was tried once and is not sent again; after a change here the new one is.",
});

const badAnswerPlaces: Partial<Record<ConnectionLayer, string>> = {
  token: "Log-in",
  permission: "Rights",
  role: "Role",
};

const badAnswer = (
  layer: ConnectionLayer,
  { status, detail }: { status: number | null; detail: string },
  { name }: Whom,
): ConnectionWords => ({
  what: `${badAnswerPlaces[layer] ?? "Answer"}: ${name} gave an answer that Pairdesk does not understand (${status === null ? "" : `HTTP ${status}, `}${detail}).`,
  fix: "Check that the address is the appliance's own and that the Command API is enabled in /login > Management > API Configuration. The command log holds the answer.",
});

/** What the whole climb came to, in a sentence that is read out when it is done. */
export function climbSummary(layers: readonly LayerState[], name: string): string {
  const failed = layers.find(({ state }) => state === "failed");
  if (failed) return `${name}: stopped at ${layerNames[failed.layer].toLowerCase()}.`;
  const role = layers.find((state): state is LayerStateOf<"role"> => state.layer === "role");
  return role?.state === "passed" ? `${name}: everything works.` : "";
}

const heldBackSecret = (name: string) => ({
  what: `Log-in: ${name} answered this secret with neither a token nor a refusal, so it is held back for a while.`,
  fix: "The appliance may be starting, or something else answers at its address. Accounts lock after a few wrong tries; enter the secret again to try it now.",
});

const accountProblems = { denied: wrongSecret, "held-back": heldBackSecret, "no-secret": noSecret };
