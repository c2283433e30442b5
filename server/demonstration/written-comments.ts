/** What people of the demonstration write at the two open questions of werkbeleving, and what its adviser decides. */
interface Written {
  readonly text: string;
  /** Left out: shown as it is. */
  readonly decision?:
    | { readonly decision: 'redacted'; readonly text: string; readonly reason: string }
    | { readonly decision: 'withheld'; readonly reason: string };
}

const KEEP: readonly Written[] = [
  { text: 'De vrijheid om mijn dag zelf in te delen.' },
  { text: 'Mijn collega’s. We helpen elkaar zonder dat je het hoeft te vragen.' },
  { text: 'Thuiswerken op maandag en vrijdag, daar kom ik echt aan mijn werk toe.' },
  { text: 'De korte lijnen. Je loopt even binnen en het is geregeld.' },
  { text: 'Het weekoverleg: kort, eerlijk en iedereen komt aan het woord.' },
  { text: 'Dat we buiten werken en aan het eind van de dag zien wat er af is.' },
  { text: 'De tijd die we krijgen om nieuwe mensen goed in te werken.' },
  { text: 'De scholing. Ik heb dit jaar twee cursussen gedaan en kan er veel mee.' },
  { text: 'Het contact met inwoners. Daarvoor ben ik dit werk gaan doen.' },
  { text: 'Onze vaste lunch op donderdag. Klinkt klein, is het niet.' },
  { text: 'Dat fouten besproken worden zonder dat iemand de schuld krijgt.' },
  {
    text: 'Mijn leidinggevende Sjoerd, die altijd tijd maakt.',
    decision: {
      decision: 'redacted',
      text: 'Mijn leidinggevende, die altijd tijd maakt.',
      reason: 'names-someone',
    },
  },
  { text: 'Nvt', decision: { decision: 'withheld', reason: 'empty' } },
  { text: 'De variatie. Geen dag is hetzelfde.' },
  { text: 'Goed gereedschap en auto’s die het doen.' },
];

const CHANGE: readonly Written[] = [
  { text: 'Minder systemen. Ik vul dezelfde gegevens op drie plekken in.' },
  { text: 'Eerder horen wat er gaat veranderen, niet pas als het besloten is.' },
  { text: 'Een vaste vervanger als iemand ziek is. Nu verdelen we het er maar bij.' },
  { text: 'Stilteplekken op kantoor. Bellen en nadenken gaan niet samen.' },
  { text: 'Minder spoed. Als alles haast heeft, heeft niets haast.' },
  { text: 'Een rooster dat vier weken vooruit vaststaat.' },
  { text: 'Dat we na een heftig gesprek even met elkaar kunnen praten voordat het volgende begint.' },
  { text: 'Duidelijk wie beslist. Nu wachten dossiers weken op een handtekening.' },
  { text: 'Betere overdracht tussen de wijkteams en het kantoor.' },
  { text: 'Kleinere caseload. Ik sta te vaak in de overlevingsstand.' },
  { text: 'Vergaderingen van maximaal een uur, en met een agenda.' },
  { text: 'Meer doorgroeimogelijkheden zonder dat je leidinggevende hoeft te worden.' },
  {
    text: 'Dat Henk van de planning niet steeds op het laatste moment de ploegen omgooit.',
    decision: {
      decision: 'redacted',
      text: 'Dat de ploegen niet steeds op het laatste moment worden omgegooid.',
      reason: 'names-someone',
    },
  },
  {
    text: 'Sinds mijn operatie in maart lukt tillen niet meer en daar is niets voor geregeld.',
    decision: {
      decision: 'redacted',
      text: 'Aangepast werk voor wie niet meer kan tillen. Daar is nu niets voor geregeld.',
      reason: 'health',
    },
  },
  {
    text: 'Als enige met een halve aanstelling bij de kaartenbak krijg ik altijd de restjes.',
    decision: { decision: 'withheld', reason: 'recognisable' },
  },
  {
    text: 'Die luie lui van boven moeten eens een dag meelopen.',
    decision: {
      decision: 'redacted',
      text: 'De directie zou eens een dag moeten meelopen.',
      reason: 'hurtful',
    },
  },
  { text: 'Geen idee', decision: { decision: 'withheld', reason: 'empty' } },
  { text: 'Dat de kou in de werkplaats eindelijk wordt aangepakt.' },
  { text: 'Minder verantwoording op papier, meer vertrouwen.' },
  { text: 'Een maatje voor nieuwe collega’s, ook na de eerste maand.' },
];

const WRITES = [0.13, 0.19] as const;

/** Most people leave the open questions empty. */
export function writeComments(questions: number, rng: () => number): string[] {
  return Array.from({ length: questions }, (_, index) => {
    const list = index === 0 ? KEEP : CHANGE;
    const written = list[Math.floor(rng() * list.length)];
    return rng() < (WRITES[index] ?? 0) ? (written?.text ?? '') : '';
  });
}

/** What the adviser of the demonstration decides about a comment. */
export function decideAbout(text: string): object {
  const known = [...KEEP, ...CHANGE].find((written) => written.text === text);
  return known?.decision ?? { decision: 'published' };
}
