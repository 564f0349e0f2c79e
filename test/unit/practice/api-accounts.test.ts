import { expect, test } from "vitest";
import { createApiAccounts } from "../../../electron/core/practice/appliance/accounts/api-accounts.ts";
import { newAccount } from "../../../electron/core/practice/appliance/accounts/client-secret.ts";
import { createMemoryDisk } from "../../fakes/memory-disk.ts";
import { makeApplianceState } from "../../support/appliance-state.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

const watcher = newAccount("watcher", "right", "read_only");
const other = newAccount("other", "right", "read_only");

function prepare() {
  const clock = createFakeClock();
  const disk = createMemoryDisk(makeApplianceState([watcher, other]));
  const lockout = { attempts: 3, forMs: 60_000 };
  return { clock, disk, lockout, accounts: createApiAccounts({ disk, clock, lockout }) };
}

test("the 31st token of an account ends its oldest and no other account's", () => {
  const { accounts } = prepare();
  const foreign = accounts.issueToken(other);
  const tokens = Array.from({ length: 31 }, () => accounts.issueToken(watcher));
  const live = tokens.map((token) => accounts.accountOf(token)?.clientId);
  expect(live).toEqual([undefined, ...Array(30).fill("watcher")]);
  expect(accounts.accountOf(foreign)?.clientId).toBe("other");
});

test("tokens that have run out make room without ending live ones", () => {
  const { accounts, clock } = prepare();
  for (let index = 0; index < 29; index += 1) accounts.issueToken(watcher);
  clock.advance(1_800_000);
  const live = accounts.issueToken(watcher);
  clock.advance(1_800_000);
  for (let index = 0; index < 29; index += 1) accounts.issueToken(watcher);
  expect(accounts.accountOf(live)).not.toBeNull();
});

test("a token is good until its hour is over", () => {
  const { accounts, clock } = prepare();
  const token = accounts.issueToken(watcher);
  clock.advance(3_599_999);
  expect(accounts.accountOf(token)).not.toBeNull();
  clock.advance(1);
  expect(accounts.accountOf(token)).toBeNull();
});

test("a new secret, or the end of the account, ends its tokens at once", () => {
  const { accounts, disk } = prepare();
  const tokens = [accounts.issueToken(watcher), accounts.issueToken(other)];
  disk.update((state) => ({ ...state, accounts: [newAccount("watcher", "regenerated", "read_only")] }));
  expect(tokens.map((token) => accounts.accountOf(token))).toEqual([null, null]);
});

test("wrong secrets in a row lock the account, for the right secret too, until the time is over", () => {
  const { accounts, clock } = prepare();
  for (let index = 0; index < 3; index += 1) expect(accounts.logIn("watcher", "wrong")).toBeNull();
  expect(accounts.logIn("watcher", "right")).toBeNull();
  expect(accounts.logIn("other", "right")).not.toBeNull();
  clock.advance(60_000);
  expect(accounts.logIn("watcher", "right")).not.toBeNull();
});

test("a right secret in between begins the count anew", () => {
  const { accounts } = prepare();
  for (let round = 0; round < 3; round += 1) {
    accounts.logIn("watcher", "wrong");
    accounts.logIn("watcher", "wrong");
    expect(accounts.logIn("watcher", "right")).not.toBeNull();
  }
});

test("a restart does not open a locked account", () => {
  const { accounts, clock, disk, lockout } = prepare();
  for (let index = 0; index < 3; index += 1) accounts.logIn("watcher", "wrong");
  expect(createApiAccounts({ disk, clock, lockout }).logIn("watcher", "right")).toBeNull();
});

test("the disk never holds a secret or a token", () => {
  const { accounts, disk } = prepare();
  const secret = "a-secret-that-must-not-be-kept";
  disk.update((state) => ({ ...state, accounts: [newAccount("watcher", secret, "read_only")] }));
  const account = accounts.logIn("watcher", secret);
  const token = account ? accounts.issueToken(account) : "";
  const kept = JSON.stringify(disk.state);
  expect(token).not.toBe("");
  expect(kept).toContain("watcher");
  expect(kept).not.toContain(secret);
  expect(kept).not.toContain(token);
});
