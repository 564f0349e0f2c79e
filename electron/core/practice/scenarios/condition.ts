/** Appliances that answer and are not well, or not the ones that were expected. */
import { createHash } from "node:crypto";
import type { Scenario } from "./scenario.ts";

const otherId = createHash("sha256").update("pairdesk practice replacement").digest("hex").slice(0, 32);

export const conditionScenarios: readonly Scenario[] = [
  {
    id: "unhealthy",
    title: "Primary unhealthy",
    explanation: "The primary answers and serves people, but its own health check fails.",
    set: (stage) => stage.primary.behave({ problems: ["The disk array has lost a member.", "The load is too high."] }),
  },
  {
    id: "backup-unhealthy",
    title: "Backup unhealthy",
    explanation: "The backup answers, but its own health check fails, so it may not be able to take over.",
    set: (stage) => stage.backup.behave({ problems: ["The disk array has lost a member."] }),
  },
  {
    id: "version-mismatch",
    title: "Different versions",
    explanation: "The backup runs another software version than the primary, as in the middle of an upgrade.",
    set: (stage) => stage.backup.behave({ version: "25.3.3", build: "58240" }),
  },
  {
    id: "clock-skew",
    title: "Clock wrong",
    explanation: "The backup's clock is ten minutes ahead.",
    set: (stage) => stage.backup.behave({ clockSkewMs: 600_000 }),
  },
  {
    id: "traffic-node",
    title: "Traffic node",
    explanation: "The second appliance is a traffic node of a cluster and no member of a failover pair can be one.",
    set: (stage) => stage.backup.behave({ clusterRole: "traffic" }),
  },
  {
    id: "same-appliance-twice",
    title: "One appliance under both addresses",
    explanation: "The backup's address leads to the primary, so both entries show one and the same appliance.",
    set: (stage) => stage.backup.behave({ ownAddressLeadsTo: stage.primary.port }),
  },
  {
    id: "appliance-id-changed",
    title: "Another appliance at the address",
    explanation: "A replaced appliance answers at the backup's address, with an identity nobody has seen before.",
    set: (stage) => stage.backup.arrange({ applianceId: otherId }),
  },
];
