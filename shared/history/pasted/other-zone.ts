/** Words beside a time that say whose clock it was, where they are none of the forms that are read. */

const northAmerica = "[ECMP][SD]?T|A[SD]T|AK[SD]T|H[SD]T|N[SD]T";
const europeAndAfrica = "CES?T|EES?T|WES?T|ME[SD]?Z|MES?T|BST|MSK|TRT|SAST|[CEW]AT";
const asiaAndPacific = "IST|IDT|GST|PKT|NPT|ICT|WIB|SGT|MYT|HKT|CST|JST|KST|A[CEW][SD]T|NZ[SD]T";
const southAmerica = "BRS?T|ART|CLS?T|COT|PET";
const short = [northAmerica, europeAndAfrica, asiaAndPacific, southAmerica].join("|");
const long =
  "(?:[A-Z][a-z]+ ){0,3}(?:Standard|Daylight|Summer|Universal|Mean|European|Eastern|Central|Mountain|Pacific) Time";
const place =
  "(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US)/[A-Z][A-Za-z0-9_+/-]*";
const zoneWord = new RegExp(`^\\s?[(\\[]?(?:${short}|${long}|${place})(?![A-Za-z0-9])`);

/** A number that can be nothing but a distance from UTC. After a space it may be a count, unless the cell ends with it. */
const distance = /^(?:[+-]\d|\s[+-]\d{2}(?=[\t)\]]|$))/;
const distanceAfterUtc = /^\s?[+-]\d/;

/** @param rest of the line behind the time and what was read of its zone */
export const namesOtherZone = (rest: string, { saysUtc }: { saysUtc: boolean }): boolean =>
  zoneWord.test(rest) || (saysUtc ? distanceAfterUtc : distance).test(rest);
