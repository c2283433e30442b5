/**
 * Parts of a text that may tell who somebody is, for a hint while writing. A hint and no more: it misses what only
 * colleagues understand, and it is sometimes wrong, so it blocks nothing and decides nothing.
 *
 * Formula: e-mail addresses; telephone numbers of eight digits or more; days (12 maart, 12-03-2026); a capitalised word
 *   behind a form of address or "naam is"; two or more capitalised words in a row (with de, van, der between them); a
 *   capitalised word in the middle of a sentence that is no month, weekday, country or common abbreviation.
 * Source: own rules for Dutch and English; precision and recall on examples stand in the test.
 * Defined for: any text; gives each part once, in the order of the text.
 */
export function tellingParts(text: string): readonly string[] {
  const found: { at: number; part: string }[] = [];
  for (const pattern of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const part = (match.groups?.part ?? match[0]).replace(STARTERS, '').trim();
      if (!isOrdinary(part)) found.push({ at: match.index + match[0].indexOf(part), part });
    }
  const ordered = found.toSorted((a, b) => a.at - b.at || b.part.length - a.part.length);
  const parts: string[] = [];
  let end = -1;
  for (const { at, part } of ordered) {
    if (at < end) continue;
    end = at + part.length;
    if (!parts.includes(part)) parts.push(part);
  }
  return parts;
}

const MONTHS =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october';
/** A sentence may begin with a small word that gets its capital there. */
const STARTERS =
  /^(?:Aan|Als|Bij|Dat|De|Die|Door|En|Het|Met|Mijn|Naar|Omdat|Onze|Ook|Over|Sinds|Soms|Toen|Van|Volgens|Voor|Want|And|But|By|For|From|My|Our|Since|The|When|With)\s+(?=\p{Lu})/u;

const NAME = String.raw`\p{Lu}[\p{Ll}'’-]+`;
const BETWEEN = String.raw`(?:\s+(?:de|den|der|van|ten|ter|el|al|von))*`;

const PATTERNS: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+\.[\w.-]+/gu,
  /\+?\d[\d ()-]{6,}\d/gu,
  new RegExp(String.raw`\b\d{1,2}(?:st|nd|rd|th)?\s+(?:${MONTHS})(?:\s+\d{4})?\b`, 'giu'),
  /\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b/gu,
  new RegExp(
    String.raw`(?:\b(?:meneer|mevrouw|dhr|mevr|mw|dokter|dr|mr|mrs|ms|naam is|name is|heet|called)\.?)\s+(?<part>${NAME}(?:${BETWEEN}\s+${NAME})*)`,
    'gu',
  ),
  new RegExp(String.raw`${NAME}(?:${BETWEEN}\s+${NAME})+`, 'gu'),
  new RegExp(String.raw`(?<=[\p{Ll}\d,;)]\s)(?<part>${NAME})`, 'gu'),
];

const ORDINARY = new Set(
  `ik i maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday
  nederland nederlands nederlandse netherlands dutch engels english europa europe corona covid excel word outlook teams
  windows internet kerst pasen christmas easter hr or mt ict it god`.split(/\s+/),
);

/** Words that carry a capital and name nobody. Months are telling only with a day before them. */
function isOrdinary(part: string): boolean {
  const words = part.toLowerCase().split(/\s+/);
  return words.every((word) => ORDINARY.has(word) || new RegExp(`^(?:${MONTHS})$`).test(word));
}
