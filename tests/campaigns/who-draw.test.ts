import { expect, test } from 'vitest';
import { whoDraw } from '../../server/features/campaigns/invite.ts';

const person = (name: string, group: string, email: string | null = null) => ({ name, group, email });
const drawn = (...people: ReturnType<typeof person>[]) =>
  whoDraw(people, ({ group }) => group).map(({ name }) => name);

test('whoever has no mail address draws, when somebody else of the group does too', () => {
  expect(drawn(person('An', 'A'), person('Bo', 'A'), person('Cas', 'A', 'cas@example.org'))).toEqual([
    'An',
    'Bo',
  ]);
});

test('nobody draws alone: the card would say whose it is', () => {
  expect(drawn(person('An', 'A'), person('Bo', 'A', 'bo@example.org'), person('Cas', 'B'))).toEqual([]);
});
