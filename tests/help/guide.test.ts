import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readGuide } from '../../server/features/help/read-guide.ts';
import { guideText } from '../../server/guide-text.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const guides = { nl: readGuide(guideText.nl), en: readGuide(guideText.en) };

function wordsOfInterface(language: 'nl' | 'en'): Set<string> {
  const folder = join(ROOT, 'messages', language);
  return new Set(
    readdirSync(folder).flatMap((file) =>
      Object.values(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>),
    ),
  );
}
const linesOf = (language: 'nl' | 'en') => guides[language].tasks.flatMap(({ steps }) => steps);

describe.each(['nl', 'en'] as const)('the guide in %s', (language) => {
  test('calls every page and button what the interface calls it', () => {
    const known = wordsOfInterface(language);
    const named = linesOf(language).flatMap((line) =>
      [...line.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = '']) => name),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test('has a title, an intro and tasks that say what to do', () => {
    const { title, intro, tasks } = guides[language];
    expect([title, intro].every((text) => text.length > 5)).toBe(true);
    expect(tasks.filter(({ id, title: task, steps }) => !id || !task || steps.length < 2)).toEqual([]);
    expect(tasks.filter(({ title: task }) => task.includes('<'))).toEqual([]);
  });
});

test('both guides have the same tasks with as many steps', () => {
  const shape = (language: 'nl' | 'en') =>
    guides[language].tasks.map(({ id, steps }) => `${id} ${steps.length}`);
  expect(shape('en')).toEqual(shape('nl'));
  expect(new Set(guides.nl.tasks.map(({ id }) => id)).size).toBe(guides.nl.tasks.length);
});

test('what a page explains leads to a task that is in the guide', () => {
  const texts = readFileSync(join(ROOT, 'web', 'src', 'lib', 'help', 'explanations.ts'), 'utf8');
  const ids = [...texts.matchAll(/guide: '([^']+)'/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(10);
  expect(ids.filter((id) => !guides.nl.tasks.some((task) => task.id === id))).toEqual([]);
});
