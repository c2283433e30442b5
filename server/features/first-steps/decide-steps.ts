import type { FirstStep } from './contract.ts';

/** How an organisation stands, as far as the first steps depend on it. */
export interface Facts {
  readonly hr: boolean;
  readonly administrator: boolean;
  /** The own account signs in with two steps. */
  readonly twoSteps: boolean;
  readonly people: number;
  /** Accounts that may sign in, by what they may do. */
  readonly hrAccounts: number;
  readonly councilAccounts: number;
  readonly readerAccounts: number;
  readonly mail: 'own-server' | 'installation' | 'failing' | 'mailbox';
  readonly campaigns: number;
  /** The newest of its kind. */
  readonly draftId: string | null;
  readonly runningId: string | null;
  readonly launched: boolean;
  readonly published: boolean;
  readonly planRows: number;
}

interface Decided {
  readonly steps: readonly FirstStep[];
  readonly next: FirstStep['id'] | null;
  readonly mayBePutAway: boolean;
}

/** Results and a plan come weeks later: the list need not wait for them on a screen. */
const LAST_BEFORE_WAITING: readonly FirstStep['id'][] = ['people', 'hr', 'draft', 'launch'];

/** The way from an empty organisation to a first plan, for who may walk it. Done is what is so, not what was clicked. */
export function decideSteps(facts: Facts): Decided {
  const steps = [
    ...peopleSteps(facts),
    ...(facts.administrator && !facts.hr ? [hrStep(facts)] : []),
    ...accountSteps(facts),
    ...(facts.hr ? campaignSteps(facts) : []),
  ];
  const open = steps.filter(({ needed, done }) => needed && !done);
  return {
    steps,
    next: open[0]?.id ?? null,
    mayBePutAway: !open.some(({ id }) => LAST_BEFORE_WAITING.includes(id)),
  };
}

const step = (
  id: FirstStep['id'],
  path: string,
  done: boolean,
  rest: Partial<Pick<FirstStep, 'needed' | 'state' | 'count'>> = {},
): FirstStep => ({ id, path, done, needed: false, state: null, count: null, ...rest });

function peopleSteps({ twoSteps, people }: Facts): FirstStep[] {
  return [
    step('second-step', '/settings', twoSteps),
    step('people', people > 0 ? '/organisation' : '/organisation/import', people > 0, {
      needed: true,
      count: people,
    }),
  ];
}

function hrStep({ hrAccounts }: Facts): FirstStep {
  return step('hr', '/settings/accounts', hrAccounts > 0, { needed: true, count: hrAccounts });
}

function accountSteps({ councilAccounts, readerAccounts, mail, administrator }: Facts): FirstStep[] {
  const sent = mail === 'own-server' || mail === 'installation';
  return [
    step('council', '/settings/accounts', councilAccounts > 0, { count: councilAccounts }),
    step('colleagues', '/settings/accounts', readerAccounts > 0, { count: readerAccounts }),
    // Who may not set a server sees what waits in the mailbox.
    step('mail', administrator ? '/settings/mail' : '/mailbox', sent, {
      state: mail === 'failing' || mail === 'mailbox' ? mail : null,
    }),
  ];
}

function campaignSteps(facts: Facts): FirstStep[] {
  const { people, campaigns, draftId, runningId, launched, published, planRows } = facts;
  const draft = draftId ? `/campaigns/${draftId}` : '/campaigns/new';
  return [
    step('draft', campaigns > 0 ? '/campaigns' : '/campaigns/new', campaigns > 0, {
      needed: true,
      state: campaigns > 0 || people > 0 ? null : 'waiting',
    }),
    step('launch', launched ? '/campaigns' : draft, launched, {
      needed: true,
      state: launched || draftId ? null : 'waiting',
    }),
    step('results', !published && runningId ? `/campaigns/${runningId}` : '/results', published, {
      needed: true,
      state: published ? null : runningId ? 'open' : 'waiting',
    }),
    step('plan', planRows > 0 ? '/plan' : '/plan/findings', planRows > 0, {
      needed: true,
      count: planRows,
      state: planRows > 0 || published ? null : 'waiting',
    }),
  ];
}
