/**
 * Easter Sunday of a year.
 *
 * Formula: the anonymous Gregorian algorithm: from the year follow the golden number a, the century b with its leap days,
 *   the age of the moon h and the day of the week l; month = (h + l - 7m + 114) / 31, day = the rest of it + 1.
 * Source: Meeus (1991), Astronomical Algorithms, chapter 8.
 * Defined for: Gregorian years from 1583 on.
 * Oracle: the table of dates 2000-2038 of the Nautical Almanac Office; tests/domain/campaign-year/holidays.test.ts.
 */
export function easterSunday(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  const [month, day] = [Math.floor(sum / 31), (sum % 31) + 1];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
