const percent = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 3 });
const wholePercent = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 });

/** Never rounded up to 100 %: a short outage must not vanish in the figure. */
export function shareWords(share: number): string {
  const rounded = share < 1 ? Math.min(share, 0.99999) : share;
  return percent.format(rounded);
}

/** Nor this one: a short time that nobody watched must not vanish either. */
export const coverageWords = (coverage: number): string =>
  wholePercent.format(coverage < 1 ? Math.min(coverage, 0.999) : coverage);
