/** Appliances and networks that do not answer, or not as they should. */
import type { DoorState } from "../appliance/conduct.ts";
import { both, type Scenario } from "./scenario.ts";

const primaryDoors =
  (state: DoorState): Scenario["set"] =>
  (stage) =>
    stage.primary.behave({ ownDoor: state, siteDoor: state });

export const reachScenarios: readonly Scenario[] = [
  {
    id: "primary-dead",
    title: "Primary dead",
    explanation: "The primary has lost its power; nobody can work until the backup takes over or the primary is back.",
    set: (stage) => stage.primary.kill(),
  },
  {
    id: "backup-dead",
    title: "Backup dead",
    explanation: "The backup has lost its power; people can work, but nothing could take over.",
    set: (stage) => stage.backup.kill(),
  },
  {
    id: "network-cut",
    title: "This computer cut off",
    explanation:
      "This computer reaches neither appliance nor the site, while the two of them are well and see each other.",
    async set(stage) {
      // The network first: an appliance that falls silent while the network is still in sight would be called down.
      await stage.site.setCut(true);
      await both(stage, (appliance) => appliance.behave({ ownDoor: "refused", siteDoor: "refused" }));
    },
  },
  {
    id: "link-cut",
    title: "Appliances cut off from each other",
    explanation: "This computer reaches both appliances, but they do not reach each other, so nothing is synchronized.",
    set: (stage) => both(stage, (appliance) => appliance.behave({ peerLink: "cut" })),
  },
  {
    id: "unique-address-down",
    title: "Primary's own address down",
    explanation:
      "The primary does not answer on its own address, but the site's name still leads to it and people can work.",
    set: (stage) => stage.primary.behave({ ownDoor: "refused" }),
  },
  {
    id: "slow",
    title: "Slow primary",
    explanation: "The primary takes three seconds for every answer.",
    set: (stage) => stage.primary.behave({ answerDelayMs: 3000 }),
  },
  {
    id: "hung",
    title: "Hung primary",
    explanation: "The primary takes connections and then says nothing at all.",
    set: primaryDoors("hung"),
  },
  {
    id: "reset",
    title: "Connections reset",
    explanation: "Every connection to the primary is reset as soon as it is made.",
    set: primaryDoors("reset"),
  },
  {
    id: "plain-http-on-port",
    title: "No TLS on the port",
    explanation: "The primary's port speaks plain HTTP where TLS is expected.",
    set: primaryDoors("plain-http"),
  },
  {
    id: "garbage",
    title: "Garbage for an answer",
    explanation: "The primary answers calls of the command API with bytes that mean nothing.",
    set: (stage) => stage.primary.behave({ answers: "garbage" }),
  },
  {
    id: "huge-answer",
    title: "Endless answer",
    explanation: "The primary answers calls of the command API with 300 MB.",
    set: (stage) => stage.primary.behave({ answers: "huge" }),
  },
];
