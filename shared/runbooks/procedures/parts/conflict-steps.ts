/** What comes before the choice in a conflict: which one it is, the link between the two, and the evidence. */
import type { RunFacts } from "../../run-facts.ts";
import type { Step, StepOf } from "../../runbook.ts";
import { chapters } from "./chapters.ts";
import { rolesCheck } from "./look-first.ts";
import { tcpTest } from "./tcp-test.ts";
import { confirmed } from "./typed-name.ts";
import { stepIs } from "./when.ts";

type ConflictKind = "primary" | "backup";

/** The one that was seen when the run began, so that its steps are not twice as many; either where none was. */
export function conflictKinds({ appliances: [first, second] }: RunFacts): ConflictKind[] {
  const { role } = first;
  return role === second.role && (role === "primary" || role === "backup") ? [role] : ["primary", "backup"];
}

const kindLabels: Record<ConflictKind, string> = {
  primary: "Both are primary: one becomes backup",
  backup: "Both are backup: one becomes primary",
};

export function whichConflict(facts: RunFacts): Step[] {
  const [first, second] = facts.appliances;
  const kinds = conflictKinds(facts);
  const both = (role: ConflictKind): StepOf<"check"> => ({
    id: `both-${role}`,
    kind: "check",
    title: `Are both ${role}?`,
    chapter: chapters.conflicts,
    text: [],
    check: rolesCheck([
      [first, role],
      [second, role],
    ]),
  });
  const decision: StepOf<"decision"> = {
    id: "which-conflict",
    kind: "decision",
    title: "Which conflict is it?",
    chapter: chapters.conflicts,
    text: [],
    branches: [
      ...kinds.map((role) => ({ name: `both-${role}`, label: kindLabels[role], when: stepIs(`both-${role}`, "yes") })),
      { name: "none", label: "The conflict that this run was begun for is not there now" },
    ],
    ends: [
      {
        is: ["none"],
        outcome: "refused",
        text: "The two appliances do not hold the same role as this run was begun for, so nothing was changed. Look at the pair again.",
        next: [],
      },
    ],
  };
  return [...kinds.map(both), decision];
}

/** Without the link the roles come apart again, and the call itself may fail. */
export function linkRestored({ appliances: [first, second] }: RunFacts): Step[] {
  const text = ["The two must reach one another on TCP 443, in both directions, or they go on disagreeing."];
  const chapter = chapters.conflicts;
  return [
    tcpTest({ id: "tcp-test-from-first", chapter, from: first, to: second, text }),
    tcpTest({ id: "tcp-test-from-second", chapter, from: second, to: first, text }),
    confirmed({
      id: "link-restored",
      title: "Is the link between the two restored?",
      chapter,
      text: [
        "Where a test does not connect, read Networking > IP Configuration on that appliance, then routes and firewalls in between. Test again before you go on.",
      ],
      label: "The test connects in both directions",
    }),
  ];
}

export const conflictEvidence = (): StepOf<"check"> => ({
  id: "evidence",
  kind: "check",
  title: "What speaks for which?",
  chapter: chapters.conflicts,
  text: [
    "Who serves the site name, who has the shared IP, the last data sync, who was primary last, health, and who is being worked on. Never identity alone.",
  ],
  check: { check: "conflict-evidence" },
});
