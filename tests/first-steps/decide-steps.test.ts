import { describe, expect, test } from 'vitest';
import { decideSteps, type Facts } from '../../server/features/first-steps/decide-steps.ts';

/** An organisation that has just been made, as its only account sees it: HR and administrator at once. */
const EMPTY: Facts = {
  hr: true,
  administrator: true,
  twoSteps: false,
  people: 0,
  hrAccounts: 1,
  councilAccounts: 0,
  readerAccounts: 0,
  mail: 'mailbox',
  campaigns: 0,
  draftId: null,
  runningId: null,
  launched: false,
  published: false,
  planRows: 0,
};
const PEOPLE = { ...EMPTY, people: 60 };
const DRAFT = { ...PEOPLE, campaigns: 1, draftId: 'd' };
const RUNNING = { ...DRAFT, draftId: null, runningId: 'r', launched: true };
const PUBLISHED = { ...RUNNING, runningId: null, published: true };
const PLANNED = { ...PUBLISHED, planRows: 2 };

const pathOf = (facts: Facts, id: string) => decideSteps(facts).steps.find((step) => step.id === id)?.path;
const doneIn = (facts: Facts) => decideSteps(facts).steps.flatMap(({ id, done }) => (done ? [id] : []));

describe('the first steps', () => {
  test('carry from nothing to a plan, one after the other', () => {
    const ways = [EMPTY, PEOPLE, DRAFT, RUNNING, PUBLISHED, PLANNED].map((facts) => decideSteps(facts).next);
    expect(ways).toEqual(['people', 'draft', 'launch', 'results', 'plan', null]);
  });

  test('lead to the page where the step is done', () => {
    expect(pathOf(EMPTY, 'people')).toBe('/organisation/import');
    expect(pathOf(PEOPLE, 'draft')).toBe('/campaigns/new');
    expect(pathOf(DRAFT, 'launch')).toBe('/campaigns/d');
    expect(pathOf(RUNNING, 'results')).toBe('/campaigns/r');
    expect(pathOf(PUBLISHED, 'plan')).toBe('/plan/findings');
  });

  test('offer nothing that cannot be done yet', () => {
    const waiting = [EMPTY, PEOPLE, DRAFT, RUNNING, PUBLISHED].map((facts) =>
      decideSteps(facts).steps.flatMap(({ id, state }) => (state === 'waiting' ? [id] : [])),
    );
    expect(waiting).toEqual([
      ['draft', 'launch', 'results', 'plan'],
      ['launch', 'results', 'plan'],
      ['results', 'plan'],
      ['plan'],
      [],
    ]);
  });

  test('are done because it is so: a draft that is thrown away opens its step again', () => {
    expect(doneIn(DRAFT)).toEqual(['people', 'draft']);
    expect(doneIn({ ...DRAFT, campaigns: 0, draftId: null })).toEqual(['people']);
  });

  test('never wait for what is advised only: an organisation may have no works council', () => {
    const advised = decideSteps(PLANNED).steps.filter(({ needed }) => !needed);
    expect(advised.map(({ id, done }) => [id, done])).toEqual([
      ['second-step', false],
      ['council', false],
      ['colleagues', false],
      ['mail', false],
    ]);
    expect(decideSteps(PLANNED).next).toBeNull();
  });

  test('may be put away from the first launch on', () => {
    const may = [EMPTY, PEOPLE, DRAFT, RUNNING, PUBLISHED].map((facts) => decideSteps(facts).mayBePutAway);
    expect(may).toEqual([false, false, false, true, true]);
  });

  test('are for an administrator what an administrator can do', () => {
    const facts = { ...EMPTY, hr: false, hrAccounts: 0 };
    expect(decideSteps(facts).steps.map(({ id }) => id)).toEqual([
      ...['second-step', 'people', 'hr', 'council', 'colleagues', 'mail'],
    ]);
    expect(decideSteps({ ...facts, people: 60 })).toMatchObject({ next: 'hr', mayBePutAway: false });
    expect(decideSteps({ ...facts, people: 60, hrAccounts: 1 })).toMatchObject({
      next: null,
      mayBePutAway: true,
    });
  });

  test.each([
    ['own-server', true, null],
    ['installation', true, null],
    ['mailbox', false, 'mailbox'],
    ['failing', false, 'failing'],
  ] as const)('say of mail that is %s: done %s, state %s', (mail, done, state) => {
    const step = decideSteps({ ...EMPTY, mail }).steps.find(({ id }) => id === 'mail');
    expect(step).toMatchObject({ done, state });
  });

  test('send HR that may not set a mail server to the mailbox', () => {
    expect(pathOf({ ...EMPTY, administrator: false }, 'mail')).toBe('/mailbox');
    expect(pathOf(EMPTY, 'mail')).toBe('/settings/mail');
  });
});
