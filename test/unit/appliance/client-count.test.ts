import { describe, expect, test } from "vitest";
import { readClientCount } from "../../../electron/core/appliance/client-count.ts";

const about = { applianceId: "a1", names: ["site1.example.com"] };
const read = (body: unknown, status = 200) =>
  readClientCount({ kind: "response", status, date: null, text: JSON.stringify(body) }, about);

describe("the number of connected clients", () => {
  test("takes every number under the appliance's own name for it, whatever that is", () => {
    const entry = { id: "a1", name: "site1", consoles: 3, clients: { windows: 40, linux: 2 }, note: "7", share: 0.5 };
    expect(read([{ id: "b2", consoles: 9 }, entry])).toEqual([
      { kind: "consoles", count: 3 },
      { kind: "clients.windows", count: 40 },
      { kind: "clients.linux", count: 2 },
    ]);
  });

  test("is that of the entry that bears the appliance's host name, where no id fits", () => {
    const list = [
      { name: "one", consoles: 1 },
      { public_hostname: "site1.example.com", consoles: 2 },
    ];
    expect(read(list)).toEqual([{ kind: "consoles", count: 2 }]);
  });

  test("is that of a single entry without an id, and of an answer that is no list", () => {
    expect(read([{ consoles: 4 }])).toEqual([{ kind: "consoles", count: 4 }]);
    expect(read({ consoles: 0 })).toEqual([{ kind: "consoles", count: 0 }]);
  });

  test.each<[string, unknown, number]>([
    [
      "a list in which it does not stand",
      [
        { id: "b2", consoles: 1 },
        { id: "c3", consoles: 2 },
      ],
      200,
    ],
    ["the entry of another appliance alone", [{ id: "b2", consoles: 1 }], 200],
    ["an entry without numbers", [{ id: "a1", name: "site1", lost: -1 }], 200],
    ["no list at all", "seven", 200],
    ["more appliances than any site has", Array.from({ length: 65 }, () => ({ id: "a1", consoles: 1 })), 200],
    ["a refusal", { message: "no", code: 7 }, 403],
    ["an address that is not there", { code: 404 }, 404],
  ])("is not known from %s", (_what, body, status) => {
    expect(read(body, status)).toBeNull();
  });
});
