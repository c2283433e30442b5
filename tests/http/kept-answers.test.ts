import { expect, test } from 'vitest';
import { KeptAnswers } from '../../server/http/kept-answers.ts';
import type { Session } from '../../server/http/session.ts';
import { sightOf } from '../../server/http/sight.ts';

const counted = (text: string) => {
  const made = { times: 0 };
  return { made, make: async () => ((made.times += 1), text) };
};

test('an answer is made once, and two who ask at once wait for one making', async () => {
  const answers = new KeptAnswers(100);
  const { made, make } = counted('figures');
  const [one, two] = await Promise.all([answers.get('a', make), answers.get('a', make)]);
  expect([one.bytes.toString(), two === one, (await answers.get('a', make)) === one]).toEqual([
    'figures',
    true,
    true,
  ]);
  expect(made.times).toBe(1);
});

test('no more bytes are kept than were allowed, and what was asked for last stays', async () => {
  const answers = new KeptAnswers(10);
  const [a, b, c] = [counted('aaaa'), counted('bbbb'), counted('cccc')];
  await answers.get('a', a.make);
  await answers.get('b', b.make);
  await answers.get('a', a.make);
  await answers.get('c', c.make);
  await answers.get('a', a.make);
  await answers.get('b', b.make);
  expect([a.made.times, b.made.times, c.made.times]).toEqual([1, 2, 1]);
  const large = counted('larger than all');
  await answers.get('d', large.make);
  await answers.get('d', large.make);
  expect(large.made.times).toBe(2);
});

test('a refusal is not kept', async () => {
  const answers = new KeptAnswers(10);
  await expect(answers.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await answers.get('a', async () => 'yes')).bytes.toString()).toBe('yes');
});

test('two see the same only with the same organisation, roles, units and state of the figures', () => {
  const of = (more: Partial<Session>) =>
    sightOf({ organisationId: 'o', figures: 1, roles: [{ role: 'hr', unitId: null }], ...more } as Session);
  const others = [
    of({ organisationId: 'p' }),
    of({ figures: 2 }),
    of({ roles: [{ role: 'manager', unitId: 'u' }] }),
    of({ roles: [{ role: 'manager', unitId: 'v' }] }),
  ];
  expect(of({ accountId: 'somebody else' })).toBe(of({}));
  expect(new Set([of({}), ...others]).size).toBe(5);
});
