import { expect, test } from 'vitest';
import { calendarFile } from '../../web/src/lib/answer/mirror/calendar-file.ts';
import { mirrorFile } from '../../web/src/lib/answer/mirror/mirror-file.ts';
import { planDay } from '../../web/src/lib/answer/mirror/plan-day.ts';

const file = calendarFile({
  day: '2026-12-31',
  title: 'Kijken, hoe het gaat; echt',
  text: `Eerste stap\nTweede stap \\ ${'wandelen in de pauze met een collega é '.repeat(4)}`,
  uid: 'a-b-c',
  now: new Date('2026-11-22T08:05:09.123Z'),
});

test('a day for the calendar is written as RFC 5545 has it', () => {
  expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
  expect(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
  expect(file).toContain('\r\nDTSTAMP:20261122T080509Z\r\n');
  // All day on the last day of the year: the end is the day after, not included.
  expect(file).toContain('\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
  expect(file).toContain('SUMMARY:Kijken\\, hoe het gaat\\; echt');
});

test('no line is longer than 75 octets and unfolding gives the text back', () => {
  for (const line of file.split('\r\n'))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  const unfolded = file.replaceAll('\r\n ', '');
  expect(unfolded).toContain('DESCRIPTION:Eerste stap\\nTweede stap \\\\ wandelen in de pauze');
});

test('the plan is looked at six weeks on, also across the end of summer time', () => {
  expect(planDay(new Date(2026, 9, 20, 23, 30), 42)).toBe('2026-12-01');
});

test('the overview as a file escapes what somebody typed', () => {
  const page = mirrorFile({
    lang: 'nl',
    title: 'T',
    intro: 'I',
    sections: [
      { title: 'Plan', lines: ['<script>alert("x")</script> & meer'] },
      { title: 'Leeg', lines: [] },
    ],
  });
  expect(page).toContain('<li>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; meer</li>');
  expect(page).not.toContain('Leeg');
});
