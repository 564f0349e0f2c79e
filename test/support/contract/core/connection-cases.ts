import type { ConnectionLayers } from "../../../../shared/domain/connection-layers.ts";
import { type CallCase, notAText, wrongMark } from "./call-case.ts";

const appliance = { host: "site1.example.com", port: 443, tls: { trust: "system" }, clientId: "monitor" };
const input = {
  appliance,
  site: { host: "support.example.com", port: 443 },
  secret: "what the form holds",
  stored: { pairId: "pair-1", appliance: "site1" },
  from: "trust",
};

const certificate = {
  sha256: "5f".repeat(32),
  subject: "CN=support.example.com",
  issuer: "CN=Example CA",
  notBefore: "2026-01-01T00:00:00.000Z",
  notAfter: "2027-01-01T00:00:00.000Z",
  names: ["support.example.com"],
};
const layers: ConnectionLayers = [
  { layer: "address", state: "skipped" },
  { layer: "tcp", state: "skipped" },
  { layer: "tls", state: "passed", tookMs: 41, found: { protocol: "TLSv1.3" } },
  {
    layer: "trust",
    state: "failed",
    tookMs: 0,
    problem: { kind: "tls-untrusted", code: "PIN_CHANGED", sha256: certificate.sha256, certificate },
  },
  { layer: "token", state: "running" },
  { layer: "permission", state: "waiting" },
  { layer: "product", state: "waiting" },
  { layer: "role", state: "waiting" },
];

export const connectionCases: readonly CallCase[] = [
  {
    path: "connection.test",
    input,
    invalidInputs: [
      undefined,
      null,
      "site1.example.com",
      [],
      {},
      ...notAText.map((host) => ({ ...input, appliance: { ...appliance, host } })),
      { ...input, appliance: { ...appliance, host: "https://site1.example.com" } },
      { ...input, appliance: { ...appliance, port: 0 } },
      { ...input, appliance: { ...appliance, tls: { trust: "pin" } } },
      { ...input, appliance: { ...appliance, clientId: "" } },
      { ...input, site: { host: "a b" } },
      ...[null, 1, "  ", "x".repeat(4097)].map((secret) => ({ ...input, secret })),
      { ...input, stored: { pairId: "pair-1" } },
      { ...input, from: "certificate" },
    ],
    service: "connection.test",
    asked: [input],
    answers: { "connection.test": [{ layers }] },
    isStream: true,
    output: [{ layers }],
    wrong: {
      service: "connection.test",
      answer: [{ layers: layers.map((state) => ({ ...state, state: wrongMark })) }],
      crosses: "fault",
    },
  },
];
