const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** To the second below an hour: `8 s`, `12 min 04 s`, `3 h 05 min`, `2 d 4 h`. */
export function exactDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < minute) return `${whole} s`;
  if (whole < hour) return `${Math.floor(whole / minute)} min ${twoDigits(whole % minute)} s`;
  if (whole < day) return `${Math.floor(whole / hour)} h ${twoDigits(Math.floor((whole % hour) / minute))} min`;
  return `${Math.floor(whole / day)} d ${Math.floor((whole % day) / hour)} h`;
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");
