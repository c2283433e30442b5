import type { Scale } from './figures';

/** Demands and control, under the names they have in our questionnaires. */
const DEMAND = ['work-pressure', 'quantitative-demands'];
const CONTROL = ['autonomy', 'control'];

export function quadrantScales(
  scales: readonly Scale[],
): { readonly demand: number; readonly control: number } | null {
  const find = (ids: readonly string[]) => scales.findIndex(({ id }) => ids.includes(id));
  const [demand, control] = [find(DEMAND), find(CONTROL)];
  return demand < 0 || control < 0 ? null : { demand, control };
}
