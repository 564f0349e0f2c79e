/** Every runbook that changes roles, with the practice pair put into the state it is for, and who is called. */
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";
import { targetOf } from "../practice-pair-fixture.ts";
import { logInToWeb } from "../web-client.ts";
import type { Answers, RunStage } from "./practice-run.ts";

export interface RoleScene {
  runbook: RunbookId;
  answers: Answers;
  /** The one that is called, and the other one. */
  target: string;
  peer: string;
  /** The only call of the run, or its first. */
  call: string;
  /** The step of that call. */
  step: string;
  set(stage: RunStage): Promise<void>;
}

const withoutSync: Answers = { "sync-first": "no" };

const plannedSwitch: RoleScene = {
  runbook: "planned-switch",
  answers: withoutSync,
  target: "site2",
  peer: "site1",
  call: "site2 primary",
  step: "switch",
  set: async () => undefined,
};

const switchBack: RoleScene = {
  ...plannedSwitch,
  runbook: "switch-back",
  target: "site1",
  peer: "site2",
  call: "site1 primary",
  set: async ({ practice }) => practice.setScenario("roles-swapped"),
};

const takeover: RoleScene = {
  ...plannedSwitch,
  runbook: "unplanned-takeover",
  answers: {},
  step: "take-over",
  async set({ practice }) {
    await practice.killAppliance("site1");
  },
};

const demote: RoleScene = {
  ...plannedSwitch,
  runbook: "demote-returned-primary",
  answers: { "backup-operations": "off" },
  target: "site1",
  peer: "site2",
  call: "site1 backup",
  step: "demote",
  async set({ practice }) {
    await practice.setScenario("both-primary");
    practice.pointSiteAt("site2");
  },
};

const force: RoleScene = {
  ...plannedSwitch,
  runbook: "force-backup",
  answers: {},
  target: "site1",
  peer: "site2",
  call: "site1 backup force",
  step: "stand-down",
  set: async ({ practice }) => practice.setScenario("link-cut"),
};

const bothPrimary: RoleScene = {
  ...plannedSwitch,
  runbook: "resolve-conflict",
  answers: { "keep-primary": "site1", "type-name": "site1" },
  call: "site2 backup",
  step: "stand-down-first",
  set: async ({ practice }) => practice.setScenario("both-primary"),
};

const bothBackup: RoleScene = {
  ...bothPrimary,
  target: "site1",
  peer: "site2",
  call: "site1 primary",
  step: "step-up-first",
  set: async ({ practice }) => practice.setScenario("both-backup"),
};

export const roleScenes = { plannedSwitch, switchBack, takeover, demote, force, bothPrimary, bothBackup };

/** How often either API of any appliance was asked for a role change since its process began; a dead one heard nothing. */
export async function roleCallsOf({ practice }: Pick<RunStage, "practice">): Promise<number> {
  const running = Object.entries(practice.pids()).filter(([, pid]) => pid !== null);
  const counted = await Promise.all(running.map(async ([name]) => (await practice.counters(name)).roleCalls.length));
  return counted.reduce((sum, calls) => sum + calls, 0);
}

/** As another administrator would at its Failover page, while the run goes on. */
export async function pressElsewhere(
  { practice }: Pick<RunStage, "practice">,
  name: string,
  button: string,
  form: Record<string, string> = {},
): Promise<void> {
  const web = await logInToWeb(targetOf(practice, name), "login", practice.webLogin);
  await web.press("failover", button, form);
}

/** The role change that the run is about to make, made by somebody else. */
export async function changeRolesElsewhere(stage: Pick<RunStage, "practice">, { target, call }: RoleScene) {
  const force: Record<string, string> = call.endsWith("force") ? { force: "1" } : {};
  await pressElsewhere(stage, target, `become-${call.split(" ")[1]}`, force);
}
