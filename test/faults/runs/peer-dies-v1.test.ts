import { testDeaths } from "../../support/runs/death-tests.ts";

testDeaths("site1", "v1", [
  { phase: "between plan and write", outcome: "refused", says: "site1 no longer answers", next: null },
  { phase: "while both are backup", outcome: ["unknown", "incomplete"], says: "site2", next: "unplanned-takeover" },
  { phase: "during the sync", outcome: "unknown", says: "Do not repeat it", next: "unplanned-takeover" },
  { phase: "right after the write", outcome: "incomplete", says: "site2 is primary", next: "unplanned-takeover" },
]);
