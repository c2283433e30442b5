import { say } from '../../words.ts';
import { type DocumentBlock, type DocumentName, KINDS, type Retention } from './contract.ts';

export interface Attack {
  readonly ranOn: string;
  readonly organisations: number;
  readonly breaches: number;
  readonly smallestGroup: number;
}

export interface LiveSettings {
  readonly facts: {
    readonly name: string;
    readonly employees: number;
    readonly withoutMail: number;
    readonly units: number;
    readonly accounts: number;
    readonly consentRequired: boolean;
    readonly signOn: string | null;
    readonly webhooks: readonly string[];
    readonly keys: number;
    readonly absence: boolean;
    readonly normPool: boolean;
  };
  readonly campaigns: readonly {
    readonly title: string;
    readonly minimumGroup: number;
    readonly scopeMinimum: number | null;
    readonly sealedBy: string | null;
  }[];
  readonly days: Retention;
  readonly attack: Attack;
  readonly today: string;
  readonly manageUrl: string;
  readonly answerUrl: string;
}

type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** A document about privacy as headings, lines and tables; every number in it is a setting or a count of this moment. */
export function documentBlocks(
  name: DocumentName,
  settings: LiveSettings,
  language: 'nl' | 'en',
): readonly DocumentBlock[] {
  const t: Words = (key, values) => say(language, `privacy_${key}`, values);
  const day = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const made = {
    organisation: settings.facts.name,
    date: day.format(new Date(`${settings.today}T12:00:00Z`)),
  };
  return [
    { kind: 'title', text: t(`${name}_title`) },
    { kind: 'quiet', text: t('made', made) },
    { kind: 'text', text: t(`${name}_intro`) },
    ...PARTS[name](settings, t),
  ];
}

const PARTS: Readonly<Record<DocumentName, (settings: LiveSettings, t: Words) => readonly DocumentBlock[]>> =
  {
    register: (settings, t) => [
      ...processings(settings, t),
      ...section(t, 'recipients', recipients(settings, t)),
      ...retention(settings, t),
      ...section(t, 'rights', lines(t('rights_lines'))),
      ...section(t, 'measures', lines(t('measures_lines'))),
    ],
    dpia: (settings, t) => [
      ...section(t, 'extent', extent(settings, t)),
      ...section(t, 'need', lines(t('need_lines'))),
      ...campaignRules(settings, t),
      ...risks(t),
      ...section(t, 'attack', [t('attack_line', { ...settings.attack })]),
      ...section(t, 'residual', lines(t('residual_lines'))),
      ...retention(settings, t),
      ...section(t, 'recipients', recipients(settings, t)),
      ...section(t, 'council', [t(settings.facts.consentRequired ? 'council_required' : 'council_free')]),
    ],
    facts: (settings, t) => [
      ...section(
        t,
        'what',
        lines(t('what_lines', { manage: settings.manageUrl, answer: settings.answerUrl })),
      ),
      ...section(t, 'recipients', recipients(settings, t)),
      ...section(t, 'measures', lines(t('measures_lines'))),
      ...retention(settings, t),
      ...section(t, 'return', lines(t('return_lines'))),
      ...section(t, 'breach', lines(t('breach_lines'))),
      ...section(t, 'fill', lines(t('fill_lines'))),
    ],
  };

const lines = (text: string): readonly string[] => text.split('\n');

function section(t: Words, key: string, items: readonly string[]): readonly DocumentBlock[] {
  return [
    { kind: 'heading', text: t(`${key}_title`) },
    { kind: 'list', items: [...items] },
  ];
}

function processings({ facts, days }: LiveSettings, t: Words): readonly DocumentBlock[] {
  const kept = { ...days, years: Math.round(days.figures / 365) };
  const names = ['invite', 'answers', 'results', 'plan', 'accounts', ...(facts.absence ? ['absence'] : [])];
  const columns = ['purpose', 'ground', 'data', 'term'] as const;
  return [
    { kind: 'heading', text: t('processings_title') },
    ...names.flatMap((name): readonly DocumentBlock[] => [
      { kind: 'subheading', text: t(`do_${name}_title`) },
      {
        kind: 'table',
        widths: [26, 74],
        head: [t('column_part'), t('column_says')],
        rows: columns.map((column) => [t(`column_${column}`), t(`do_${name}_${column}`, kept)]),
      },
    ]),
  ];
}

function extent({ facts, campaigns }: LiveSettings, t: Words): readonly string[] {
  const { employees, withoutMail, units, accounts } = facts;
  return [
    t('extent_people', { employees, withoutMail, units }),
    t('extent_accounts', { accounts }),
    t('extent_campaigns', { count: campaigns.length }),
    t(facts.absence ? 'extent_absence' : 'extent_no_absence'),
  ];
}

/** Who else gets data, by what is switched on now. */
function recipients({ facts }: LiveSettings, t: Words): readonly string[] {
  return [
    t('recipients_mail'),
    facts.signOn === null ? t('recipients_no_sign_on') : t('recipients_sign_on', { issuer: facts.signOn }),
    facts.webhooks.length === 0
      ? t('recipients_no_webhooks')
      : t('recipients_webhooks', { hosts: facts.webhooks.join(', ') }),
    t('recipients_keys', { count: facts.keys }),
    t(facts.normPool ? 'recipients_pool' : 'recipients_no_pool'),
    t('recipients_nobody'),
  ];
}

function retention({ days }: LiveSettings, t: Words): readonly DocumentBlock[] {
  return [
    { kind: 'heading', text: t('retention_title') },
    { kind: 'text', text: t('retention_contract') },
    {
      kind: 'table',
      widths: [70, 30],
      head: [t('column_what'), t('column_days')],
      rows: [
        [t('kind_answers'), t('days', { days: 0 })],
        ...KINDS.map((kind) => [t(`kind_${kind}`), t('days', { days: days[kind] })]),
      ],
    },
  ];
}

function campaignRules({ campaigns }: LiveSettings, t: Words): readonly DocumentBlock[] {
  if (campaigns.length === 0) return [];
  return [
    { kind: 'heading', text: t('rules_title') },
    {
      kind: 'table',
      widths: [40, 20, 20, 20],
      head: [t('column_campaign'), t('column_minimum'), t('column_scope'), t('column_seal')],
      rows: campaigns.map(({ title, minimumGroup, scopeMinimum, sealedBy }) => [
        title,
        String(minimumGroup),
        scopeMinimum === null ? t('not_yet') : String(scopeMinimum),
        t(
          sealedBy === 'works-council' ? 'seal_council' : sealedBy === null ? 'not_yet' : 'seal_organisation',
        ),
      ]),
    },
  ];
}

function risks(t: Words): readonly DocumentBlock[] {
  return [
    { kind: 'heading', text: t('risks_title') },
    {
      kind: 'table',
      widths: [34, 66],
      head: [t('column_risk'), t('column_measure')],
      rows: lines(t('risks_lines')).map((line) => line.split(' | ')),
    },
  ];
}
