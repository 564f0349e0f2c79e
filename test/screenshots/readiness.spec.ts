/** Pictures of readiness in full, of the list of changes, and of what the pair page says of both. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { LoginChange } from "../../shared/domain/login-change.ts";
import type { ReadinessPage } from "../../shared/readiness/readiness-check.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { readPageOf } from "../fixtures/readiness-page.ts";
import { attest } from "../support/attest.ts";
import { nowMs } from "../support/observations.ts";
import { windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

const views = createPairViews(Date.now());
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const atRealTime = (page: ReadinessPage): ReadinessPage =>
  JSON.parse(JSON.stringify(page), (_, value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT.*Z$/.test(value)
      ? new Date(Date.parse(value) + Date.now() - nowMs).toISOString()
      : value,
  );
const said = [
  "backup-operations site1 off",
  { ...attest("backup-operations site2 off", { daysAgo: 2 }), note: "seen with Bo" },
  "automatic-failover site1 off",
  "automatic-failover site2 on",
  "sync-interval site2 15",
  "timeout site2 300",
  attest("keys-equal yes", { daysAgo: 120 }),
  "connection-agents yes",
  "mail-alerts yes",
];
const changes: LoginChange[] = [
  {
    id: "1",
    at: inSeconds(-7200),
    appliance: "site2",
    what: "New user group Night shift with access to the hospital jump groups",
    where: "Users & Security > Group Policies",
    who: "Ada",
    reAppliedAt: null,
  },
  {
    id: "2",
    at: inSeconds(-3600),
    appliance: "site2",
    what: "Another mail server",
    where: "Management > Email Configuration",
    who: "Bo",
    reAppliedAt: inSeconds(-600),
  },
];
const counting = {
  ...views.byVerdict.outage,
  countdown: {
    standIn: "site2",
    primary: "site1",
    silentSince: inSeconds(-100),
    timeoutSeconds: 300,
    earliest: inSeconds(200),
    latest: inSeconds(320),
    hasTestIps: true,
    outages: { count: 3, longestSeconds: 240, longerThanTimeout: 0 },
    loginUrl: "https://12.12.1.51/login",
  },
};
const swapped = { ...views.swapped, loginChanges: { all: 2, open: 1 } };
const openReadiness = async (page: Page) => {
  await page.getByRole("button", { name: "Readiness in full" }).click();
  await page.getByRole("heading", { name: "Settings of each appliance" }).waitFor();
};

const pictures: Record<string, { pair: typeof swapped; isWhole: boolean; act(page: Page): Promise<void> }> = {
  readiness: { pair: views.pair(), isWhole: false, act: openReadiness },
  "readiness-whole": {
    pair: views.pair(),
    isWhole: true,
    async act(page) {
      await openReadiness(page);
      await page.getByRole("group", { name: "Inter-appliance keys" }).getByRole("radio", { name: "Yes" }).click();
    },
  },
  "login-changes": {
    pair: swapped,
    isWhole: true,
    async act(page) {
      await page.getByRole("button", { name: "The list" }).click();
      await page.getByRole("checkbox").first().waitFor();
    },
  },
  "note-change": {
    pair: swapped,
    isWhole: false,
    async act(page) {
      await page.getByRole("button", { name: "Note a change" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  "pair-stand-in": { pair: swapped, isWhole: true, act: (page) => page.getByText("site2 stands in.").waitFor() },
  "pair-countdown": {
    pair: counting,
    isWhole: true,
    act: (page) => page.getByRole("region", { name: "Automatic takeover" }).waitFor(),
  },
};

for (const { look, ...use } of looks) {
  test.describe(look, () => {
    test.use(use);
    for (const [picture, { pair, isWhole, act }] of Object.entries(pictures)) {
      test(picture, async ({ page, open }) => {
        await open({
          pairs: [pair],
          answers: { readiness: () => atRealTime(readPageOf({ said })), changes: () => changes },
        });
        await act(page);
        await page.screenshot({ path: join(pictureFolder, `${picture}-${look}.png`), fullPage: isWhole });
      });
    }
  });
}
