export interface CalendarDay {
  /** 2026-11-22. */
  readonly day: string;
  readonly title: string;
  readonly text: string;
  readonly uid: string;
  readonly now: Date;
}

/**
 * One day for a calendar, as a file.
 *
 * Formula: iCalendar with one all-day VEVENT and an alarm at nine in the morning; text with \\ ; , and line breaks
 *   escaped, lines folded after 75 octets, CRLF throughout.
 * Source: RFC 5545 sections 3.1 (folding), 3.3.11 (text), 3.6.1 and 3.6.6.
 * Defined for: a day written as 2026-11-22. Ours because the library for calendar files weighs more than this whole page.
 */
export function calendarFile({ day, title, text, uid, now }: CalendarDay): string {
  const date = (value: string) => value.replaceAll('-', '');
  const after = new Date(`${day}T12:00:00Z`);
  after.setUTCDate(after.getUTCDate() + 1);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Werkpeil//own plan//NL',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${date(day)}`,
    `DTEND;VALUE=DATE:${date(after.toISOString().slice(0, 10))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:PT9H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** Breaks a line after at most 75 octets, never inside a character. */
function folded(line: string): string {
  const parts: string[] = [''];
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > 75) {
      parts.push('');
      octets = 1;
    }
    parts[parts.length - 1] += character;
    octets += size;
  }
  return parts.join('\r\n ');
}
