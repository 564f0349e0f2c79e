/** A workshop with what most tests of served certificates need: a root, an authority below it, and the site's leaf of that one. */
import { afterAll } from "vitest";
import type { TlsSettings } from "../../../shared/domain/pair.ts";
import { siteHost } from "./grid-test.ts";
import { type Authority, type Issued, openWorkshop, type Workshop } from "./openssl-authority.ts";

export interface SiteWorkshop {
  workshop: Workshop;
  root: Authority;
  between: Authority;
  leaf: Issued;
  /** In the root alone. */
  trust: TlsSettings;
}

/** For a whole test file: closed after its last test. `others`: what the leaf covers beside the site's name. */
export async function openSiteWorkshop(...others: string[]): Promise<SiteWorkshop> {
  const workshop = await openWorkshop();
  afterAll(() => workshop.close());
  const root = await workshop.root("Test root");
  const between = await root.authority({ name: "Test intermediate" });
  const leaf = await between.issue({ name: siteHost, dns: [siteHost, ...others] });
  return { workshop, root, between, leaf, trust: { trust: "ca", ca: root.pem } };
}
