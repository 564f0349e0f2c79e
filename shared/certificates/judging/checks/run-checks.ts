/** All checks of what a pair serves, in the order in which a person reads them. Whether something was revoked is asked apart. */
import type { CertificateCheck, Comparison } from "../../certificates-view.ts";
import type { JudgeInput } from "../judge-input.ts";
import type { CertificateRule } from "../looked-at.ts";
import { chainComplete, chainInOrder, rootNotSent } from "./chain.ts";
import { namesCoverAppliance, namesCoverPortals, namesCoverSite } from "./names.ts";
import { sameAsEachOther, siteServesSame } from "./sameness.ts";
import { digestStrong, keyStrong, usableByServers } from "./strength.ts";
import { clockSkew, notLetsEncrypt, stapledSound, trusted } from "./trust.ts";
import { everyElementValid, lastsLongEnough } from "./validity.ts";
import { noNameNotSelfSigned, noNameSame, wrongNameAnswered } from "./without-right-name.ts";

type ComparingRule = (input: JudgeInput, comparisons: readonly Comparison[]) => CertificateCheck[];

const rules: readonly (CertificateRule | ComparingRule)[] = [
  sameAsEachOther,
  siteServesSame,
  namesCoverSite,
  namesCoverAppliance,
  namesCoverPortals,
  trusted,
  chainComplete,
  chainInOrder,
  rootNotSent,
  everyElementValid,
  lastsLongEnough,
  keyStrong,
  digestStrong,
  usableByServers,
  noNameSame,
  noNameNotSelfSigned,
  wrongNameAnswered,
  stapledSound,
  notLetsEncrypt,
  clockSkew,
];

export const runChecks: ComparingRule = (input, comparisons) => rules.flatMap((rule) => rule(input, comparisons));
