/**
 * Whether one of the two still serves what the other one has replaced. Only what was seen counts: a certificate that the other
 * one never served says nothing about who is ahead.
 */
import type { CertificatesJudged, ServedStretch } from "../certificates-view.ts";
import type { JudgeInput } from "./judge-input.ts";
import { appliancesOf } from "./looked-at.ts";

export function findBehind(input: Pick<JudgeInput, "pair" | "stretches">): CertificatesJudged["behind"] {
  const [a, b] = appliancesOf(input);
  const [ofA, ofB] = [stretchesOf(a, input.stretches), stretchesOf(b, input.stretches)];
  const [aBehind, bBehind] = [renewalsSince(ofA, ofB), renewalsSince(ofB, ofA)];
  // Each serves what the other one has left: somebody went back, and nobody can say who is ahead.
  if ((aBehind === null) === (bBehind === null)) return null;
  if (aBehind) return describe(a, b, aBehind);
  return bBehind && describe(b, a, bBehind);
}

interface Behind {
  renewals: number;
  /** When the other one began with something else. */
  replacedAt: string;
}

type Stretch = Pick<ServedStretch, "sha256" | "from" | "until">;

/** Newest first; the same certificate on both sides of a gap is one stretch. */
function stretchesOf(appliance: string, stretches: readonly ServedStretch[]): Stretch[] {
  const joined: Stretch[] = [];
  const own = stretches.filter((one) => one.appliance === appliance);
  for (const { sha256, from, until } of own.sort((a, b) => b.from.localeCompare(a.from))) {
    const newer = joined.at(-1);
    if (newer?.sha256 === sha256) newer.from = from;
    else joined.push({ sha256, from, until });
  }
  return joined;
}

/** null: no, or what one of them serves now is not known. */
function renewalsSince(own: readonly Stretch[], other: readonly Stretch[]): Behind | null {
  const [mine] = own;
  const [now] = other;
  if (mine?.until !== null || now?.until !== null || now.sha256 === mine.sha256) return null;
  const renewals = other.findIndex(({ sha256 }) => sha256 === mine.sha256);
  const successor = other[renewals - 1];
  return successor ? { renewals, replacedAt: successor.from } : null;
}

function describe(appliance: string, other: string, { renewals, replacedAt }: Behind): CertificatesJudged["behind"] {
  const count = renewals === 1 ? "one renewal" : `${renewals} renewals`;
  const text = `${appliance} is ${count} behind: it still serves the certificate that ${other} replaced on ${replacedAt.slice(0, 10)}.`;
  return { appliance, renewals, text };
}
