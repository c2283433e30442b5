/** One message as its file has it: a text with {placeholders}, or variants chosen by a number or a word. */
export type MessageText = string | readonly [Variants];

interface Variants {
  /** `input name`, or `local word = name: plural`. */
  readonly declarations?: readonly string[];
  readonly selectors?: readonly string[];
  /** `word=few` (several joined by a comma) to text; `word=*` is anything else. */
  readonly match: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * A message of a further language, with its values.
 *
 * The files have the same form as the Dutch and English ones, which are compiled; plural words are the categories of
 * Unicode CLDR (zero, one, two, few, many, other), as in ICU messages, told by Intl.PluralRules.
 */
export function formatMessage(message: MessageText, values: Values, locale: string): string {
  return fillIn(typeof message === 'string' ? message : chooseVariant(message[0], values, locale), values);
}

function chooseVariant({ declarations = [], match }: Variants, values: Values, locale: string): string {
  const known = new Map(Object.entries(values).map(([name, value]) => [name, String(value)]));
  for (const declaration of declarations) {
    const plural = /^local (\w+) = (\w+): plural$/.exec(declaration);
    if (plural) known.set(plural[1]!, new Intl.PluralRules(locale).select(Number(values[plural[2]!])));
  }
  const holds = (condition: string) =>
    condition.split(',').every((part) => {
      const [name = '', wanted = ''] = part.split('=').map((side) => side.trim());
      return wanted === '*' || known.get(name) === wanted;
    });
  const entries = Object.entries(match);
  return (entries.find(([condition]) => holds(condition)) ?? entries.at(-1))?.[1] ?? '';
}

function fillIn(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
