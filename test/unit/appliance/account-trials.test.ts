import { expect, test } from "vitest";
import { createAccountTrials } from "../../../electron/core/appliance/account-trials.ts";

const account = { host: "site1.example.com", port: 443, clientId: "monitor" };

function refusing() {
  const sent: string[] = [];
  const send = (secret: string) => async () => {
    sent.push(secret);
    return { kind: "unauthorized", code: "denied" } as const;
  };
  return { sent, send };
}

test("whoever asks for an account's trials anew does not send a refused secret again", async () => {
  const trials = createAccountTrials();
  const { sent, send } = refusing();
  await trials.of(account).attempt("wrong", send("wrong"));
  expect(await trials.of({ ...account }).attempt("wrong", send("wrong"))).toMatchObject({ kind: "unauthorized" });
  expect(sent).toEqual(["wrong"]);
  await trials.of({ ...account, port: 8443 }).attempt("wrong", send("wrong"));
  expect(sent).toEqual(["wrong", "wrong"]);
});

test("a secret that a person enters once more is tried once more, and no other", async () => {
  const trials = createAccountTrials().of(account);
  const { sent, send } = refusing();
  for (const secret of ["one", "two"]) await trials.attempt(secret, send(secret));
  trials.forgive("one");
  for (const secret of ["one", "two", "one"]) await trials.attempt(secret, send(secret));
  expect(sent).toEqual(["one", "two", "one"]);
});
