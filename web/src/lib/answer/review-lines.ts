import { RATHER_NOT } from './filled-in.ts';
import type { Screen } from './screens.ts';

/** How much of one section was answered; `section` is null for the background questions. */
export interface ReviewLine {
  readonly section: number | null;
  /** The first screen of the section. */
  readonly screenId: string;
  readonly asked: number;
  readonly answered: number;
  readonly ratherNot: number;
}

/** One line per section that was asked, in order. Open questions have lines of their own on the screen. */
export function reviewLines(
  screens: readonly Screen[],
  codes: readonly number[],
  background: readonly number[],
): readonly ReviewLine[] {
  const lines: ReviewLine[] = [];
  for (const screen of screens) {
    if (screen.kind === 'open') continue;
    const section = screen.kind === 'items' ? screen.section : null;
    const given =
      screen.kind === 'items' ? screen.positions.map((at) => codes[at]) : [background[screen.index]];
    const last = lines.at(-1);
    const line =
      last?.section === section
        ? lines.pop()!
        : { section, screenId: screen.id, asked: 0, answered: 0, ratherNot: 0 };
    lines.push({
      ...line,
      asked: line.asked + given.length,
      answered: line.answered + given.filter((code) => (code ?? 0) > 0).length,
      ratherNot: line.ratherNot + given.filter((code) => code === RATHER_NOT).length,
    });
  }
  return lines;
}
