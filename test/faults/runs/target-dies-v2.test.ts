import { testDeaths } from "../../support/runs/death-tests.ts";

testDeaths("site2", "v2", [
  { phase: "before the look", outcome: "refused", says: "both appliances", next: "unplanned-takeover" },
  { phase: "between plan and write", outcome: "refused", says: "call was not sent", next: null },
  { phase: "in the pause before the write", outcome: "refused", says: "call was not sent", next: null },
  { phase: "while both are backup", outcome: "incomplete", says: "site1 is backup", next: "unplanned-takeover" },
  { phase: "during the sync", outcome: "failed", says: "site1", next: null },
  { phase: "right after the write", outcome: "incomplete", says: "site1 is backup", next: "unplanned-takeover" },
  { phase: "before the swing", outcome: "incomplete", says: "site2", next: "unplanned-takeover" },
  { phase: "at the end state", outcome: "incomplete", says: "site2", next: "unplanned-takeover" },
]);
