import { describe, expect, test } from "vitest";
import { findSiteAddress } from "../../../electron/core/probes/site-address.ts";
import { definePair } from "../../support/observations.ts";

const never = new AbortController().signal;
const at = (site: { host: string; connect?: string[] }) =>
  findSiteAddress(definePair({ site: { port: 443, ...site } }), never);

describe("where the site name leads", () => {
  test("is what the pair fixes, without asking anybody", async () => {
    const connect = ["127.0.0.1:9443"];
    expect(await at({ host: "support.example.com", connect })).toEqual({ kind: "fixed", addresses: connect });
    expect(await at({ host: "192.0.2.7" })).toEqual({ kind: "fixed", addresses: ["192.0.2.7"] });
  });

  test("is what this computer's own list says, without a time to live, when DNS does not know the name", async () => {
    const outcome = await at({ host: "localhost" });
    expect(outcome).toMatchObject({ kind: "resolved" });
    expect(outcome.kind === "resolved" && outcome.addresses.join(" ")).toMatch(/127\.0\.0\.1|::1/);
  });

  test("is not known for a name that nobody can have", async () => {
    const outcome = await at({ host: "support.invalid" });
    expect(outcome).toEqual({ kind: "unresolved", code: expect.stringMatching(/^E[A-Z_]+$/) });
  });
});
