import { testDeaths } from "../../support/runs/death-tests.ts";

testDeaths("site1", "v2", [
  { phase: "before the look", outcome: "refused", says: "site1", next: "unplanned-takeover" },
  { phase: "between plan and write", outcome: "refused", says: "site1 no longer answers", next: null },
  { phase: "in the pause before the write", outcome: "refused", says: "site1 no longer answers", next: null },
  { phase: "while both are backup", outcome: ["unknown", "incomplete"], says: "site2", next: "unplanned-takeover" },
  { phase: "during the sync", outcome: "unknown", says: "Do not repeat it", next: "unplanned-takeover" },
  { phase: "right after the write", outcome: "incomplete", says: "site2 is primary", next: "unplanned-takeover" },
  {
    phase: "before the swing",
    outcome: "unknown",
    says: "not everything of the end state",
    next: "unplanned-takeover",
  },
  {
    phase: "at the end state",
    outcome: "unknown",
    says: "not everything of the end state",
    next: "unplanned-takeover",
  },
]);
