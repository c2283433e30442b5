/** What a spreadsheet takes for the beginning of a formula, plain or in full-width characters; also after a break. */
const BEGINS_FORMULA = /^[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/u;

/**
 * Text that no spreadsheet carries out: a name such as "=HYPERLINK(…)" gets an apostrophe before it. Numbers are written
 * as numbers and never come here.
 */
export function safeCell(text: string): string {
  return BEGINS_FORMULA.test(text) ? `'${text}` : text;
}
