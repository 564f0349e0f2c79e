/** What comes about by itself in a door: looks and practice appliances take their time, and no runner sets a patience there. */
import { expect as now } from "@playwright/test";

export const expect = now.configure({ timeout: 20_000 });
