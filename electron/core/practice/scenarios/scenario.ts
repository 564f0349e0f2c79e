/** What a scenario is, and what it can do to the practice pair. */
import type { NetworkMethod } from "../../../../shared/domain/pair.ts";
import type { Conduct } from "../appliance/conduct.ts";
import type { OwnAddress } from "../appliance/disk/appliance-state.ts";
import type { FailoverRole } from "../appliance/disk/failover-settings.ts";
import type { IssuedCertificate, PracticeCa, WantedCertificate } from "../practice-ca.ts";
import type { Arrangement } from "../practice-messages.ts";
import type { PracticeSite } from "../practice-site.ts";

export interface StageAppliance {
  readonly port: number;
  kill(): Promise<void>;
  /** Against how this pair's appliances usually behave. */
  behave(change: Partial<Conduct>): Promise<void>;
  arrange(arrangement: Arrangement): Promise<void>;
  /** This role with what belongs to it, on this side alone. */
  takeRole(role: Exclude<FailoverRole, "none">): Promise<void>;
  /**
   * `fallback`, for callers without a matching name, is the same unless told; `authorities` (PEM), from which the appliance
   * completes what it sends, are the usual ones.
   */
  serve(
    site: IssuedCertificate,
    rest?: { fallback?: IssuedCertificate; authorities?: readonly string[] },
  ): Promise<void>;
  /** The certificate with which it came from the factory, and nothing else. */
  serveFactory(): Promise<void>;
  /** Its addresses with the shared one enabled or not. */
  addresses(isSharedIpEnabled: boolean): OwnAddress[];
}

export interface Stage {
  /** The normal primary, and the normal backup. */
  readonly primary: StageAppliance;
  readonly backup: StageAppliance;
  readonly ca: PracticeCa;
  readonly site: PracticeSite;
  /** Names, address and life of the pair's usual certificate. */
  readonly usualCertificate: WantedCertificate;
  readonly account: NonNullable<Arrangement["accounts"]>[number];
  /** Makes the site's name lead to the normal backup. */
  pointSiteAtBackup(): void;
  /** ISO time, this long ago. */
  hoursAgo(hours: number): string;
}

export interface Scenario {
  id: string;
  title: string;
  /** One sentence for a person. */
  explanation: string;
  /** It needs a pair of this network method, which the pair becomes for as long as the scenario lasts. */
  method?: NetworkMethod;
  /** It tells of a pair that was never well: whoever watches must not have seen it before. */
  isFirstSight?: true;
  /** Begins from a healthy pair. */
  set(stage: Stage): Promise<void>;
}

export const both = async (stage: Stage, act: (appliance: StageAppliance) => Promise<void>): Promise<void> => {
  await Promise.all([act(stage.primary), act(stage.backup)]);
};
