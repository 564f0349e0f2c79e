import { expect, test } from "vitest";
import { exactCall } from "../../../shared/runbooks/run-call.ts";
import { exactCallOf, settleCall } from "../../../shared/runbooks/settle-call.ts";
import { begunRun, smallFacts } from "../../support/runs/small-runbook.ts";

const asked = {
  call: "set-role",
  appliance: "site2",
  role: "primary",
  dataSyncFirst: { input: "sync" },
  force: false,
} as const;

test("a call whose answer is missing is not settled, and one that is answered says so", () => {
  expect(settleCall(asked, {})).toBeNull();
  expect(settleCall(asked, { sync: "yes" })).toMatchObject({ dataSyncFirst: true });
  expect(settleCall(asked, { sync: "no" })).toMatchObject({ dataSyncFirst: false });
});

test("a call is put by what the appliance spoke when the run began, else by what it speaks now, else not at all", () => {
  const [first, second] = smallFacts().appliances;
  const silent = begunRun({ facts: smallFacts({ appliances: [first, { ...second, api: null }] }) });
  const call = { ...asked, dataSyncFirst: false };
  expect(exactCallOf(call, begunRun(), "v1")?.url).toContain("/api/command/v2/");
  expect(exactCallOf(call, silent, "v1")?.body).toContain("action=set_failover_role");
  expect(exactCallOf(call, silent, null)).toBeNull();
  expect(exactCallOf({ call: "backup", appliance: "site2" }, silent, null)?.url).toBe(
    "https://site2.example.com/api/backup",
  );
});

test("no call is shown with a credential in its headers", () => {
  for (const api of ["v1", "v2"] as const) {
    for (const call of [{ ...asked, dataSyncFirst: true }, { call: "backup", appliance: "site2" } as const]) {
      const { headers } = exactCall(call, { name: "site2", host: "a", port: 443, api });
      expect(Object.keys(headers).filter((name) => /auth|cookie|token|key/i.test(name))).toEqual([]);
    }
  }
});
