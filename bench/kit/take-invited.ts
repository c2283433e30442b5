import type { Invited } from '../../tests/support/real-campaign.ts';
import type { BenchHouse } from './house.ts';

const taken = new WeakMap<BenchHouse, number>();

/** So many people who have not answered yet: every link works once. */
export function takeInvited(house: BenchHouse, number: number): readonly Invited[] {
  const from = taken.get(house) ?? 0;
  taken.set(house, from + number);
  const people = house.campaign.invited.slice(from, from + number);
  if (people.length < number) throw new Error(`Everybody has answered: ${number} more were asked for`);
  return people;
}
