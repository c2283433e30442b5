import type { AnalysisCell } from './analysis-cells.ts';

/** Analyses of one campaign as they were stored. */
export function readAnalyses(stored: readonly { readonly cell: unknown }[]): readonly AnalysisCell[] {
  return stored.map(({ cell }) => cell as AnalysisCell);
}
