/** What must hold for each call that the contract has or will have. */
import { eventIterator, oc } from "@orpc/contract";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isSecretName } from "../../electron/core/log/redact.ts";
import { contract } from "../../shared/contract/contract.ts";
import { callsOf, fieldsOf } from "../support/contract/contract-fields.ts";
import { callCases } from "../support/contract/core/call-cases.ts";

/** Inputs that may hold a secret on its way in, as `area.verb field`. Each is here on purpose. */
const secretInputs: readonly string[] = [
  "connection.test secret",
  "credentials.set secret",
  "runs.givePassphrase passphrase",
];

/**
 * Texts under names that no schema knows, each here on purpose: what a run asks for and was answered, and the headers of a
 * call as it is shown, which never hold the token.
 */
const namedTexts = /(?:^|\.|\])(?:given|values|call\.headers)\.\*$/;

/** Of the passphrase of a run's file: whether a step makes or uses one, and whether there is one. A choice of words and a yes or no. */
const aboutPassphrases = /(?:^|\.)(?:steps\[\]\.passphrase|file\.hasPassphrase)$/;

/** Material of keys that the log's own words do not cover. */
const keyMaterial = /^(?:key|keys|pem|der|pkcs\w*|keyPem|keyFile)$|(?:keyMaterial|keyBytes|keyData)$/i;
const isSecretLike = (field: string): boolean => field.split(".").some((name) => looksSecret(name.replace("[]", "")));
const looksSecret = (name: string): boolean => isSecretName(name) || keyMaterial.test(name);

const calls = callsOf(contract);

it("the contract was found, with streams in it", () => {
  expect(calls.map((call) => call.path)).toEqual(expect.arrayContaining(["app.facts", "pairs.changed"]));
});

it("every call has a case, and every case is a call", () => {
  expect(callCases.map((one) => one.path).sort()).toEqual(calls.map((call) => call.path).sort());
});

describe.each(calls)("$path", ({ path, input, output, errors }) => {
  it("has a schema for what goes in and one for what comes out, and neither lets anything through", () => {
    expect(input).toBeDefined();
    expect(output).toBeDefined();
    const fields = [input, output, ...errors].flatMap((schema) => (schema ? fieldsOf(schema, "output") : []));
    expect(fields.filter((field) => field.endsWith("*") && !namedTexts.test(field))).toEqual([]);
  });

  it("gives the window no field that may hold a secret, nor do its errors", () => {
    const fields = [output, ...errors].flatMap((schema) => (schema ? fieldsOf(schema, "output") : []));
    expect(fields.filter((field) => isSecretLike(field) && !aboutPassphrases.test(field))).toEqual([]);
  });

  it("takes a secret only where that is listed", () => {
    const fields = input ? fieldsOf(input, "input") : [];
    const listed = secretInputs.filter((one) => one.startsWith(`${path} `));
    expect(fields.filter(isSecretLike).map((field) => `${path} ${field}`)).toEqual(listed);
  });
});

it("only calls of the contract are listed as taking a secret", () => {
  const paths = calls.map((call) => call.path);
  expect(secretInputs.filter((one) => !paths.includes(one.split(" ")[0] ?? ""))).toEqual([]);
});

it.each([
  ["in an object", z.object({ clientSecret: z.string() }), "clientSecret"],
  ["in a list", z.array(z.object({ password: z.string() })), "[].password"],
  [
    "in a pair of things",
    z.object({ pair: z.tuple([z.null(), z.object({ passphrase: z.null() })]) }),
    "pair[].passphrase",
  ],
  ["in an alternative", z.union([z.null(), z.object({ a: z.object({ accessToken: z.string() }) })]), "a.accessToken"],
  [
    "in something optional",
    z.object({ a: z.object({ privateKey: z.string() }).nullable().optional() }),
    "a.privateKey",
  ],
  ["in an intersection", z.intersection(z.object({ a: z.null() }), z.object({ pem: z.string() })), "pem"],
  ["in a record", z.record(z.string(), z.object({ key: z.string() })), ".*.key"],
  ["in an event", eventIterator(z.object({ type: z.literal("a"), token: z.string() })), "token"],
])("a secret %s would be found", (_where, schema, field) => {
  const [call] = callsOf({ area: { verb: oc.output(schema) } });
  expect(call?.output ? fieldsOf(call.output, "output").filter(isSecretLike) : []).toEqual([field]);
});

it.each([
  ["anything", z.object({ a: z.unknown() })],
  ["a record of anything", z.object({ a: z.record(z.string(), z.any()) })],
  ["names that nobody chose", z.record(z.string(), z.string())],
  ["an object with more in it", z.looseObject({ a: z.null() })],
])("a schema that lets %s through would be found", (_what, schema) => {
  expect(fieldsOf(schema, "output").some((field) => field.endsWith("*"))).toBe(true);
});
