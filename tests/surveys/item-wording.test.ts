import { expect, test } from 'vitest';
import { countNegations, isNearDuplicate, nearDuplicates } from './item-wording.ts';

test('sees the same text with one word changed as a near-duplicate', () => {
  expect(
    isNearDuplicate('Heb je ruzie met je leidinggevende?', 'Heb je vaak ruzie met je leidinggevende?'),
  ).toBe(true);
  expect(
    isNearDuplicate('Is er op je werkplek genoeg frisse lucht?', 'Is er genoeg frisse lucht op je werkplek?'),
  ).toBe(true);
});

test('does not mistake a shared subject for the same question', () => {
  expect(
    isNearDuplicate(
      'Gaat je leidinggevende eerlijk met je om?',
      'Vraagt je leidinggevende hoe het met je gaat?',
    ),
  ).toBe(false);
});

test('names both items of a pair', () => {
  const pairs = nearDuplicates([
    { id: 'a.1', text: 'Geeft je werk je energie?' },
    { id: 'a.2', text: 'Heb je ruzie met je collega?' },
    { id: 'b.1', text: 'Geeft het werk je energie?' },
  ]);
  expect(pairs).toEqual(['a.1 "Geeft je werk je energie?" / b.1 "Geeft het werk je energie?"']);
});

test('counts negations, not words that contain one', () => {
  expect(countNegations('Ik doe niets wat ik niet wil.')).toBe(2);
  expect(countNegations('Ik geniet van mijn werk.')).toBe(0);
});
