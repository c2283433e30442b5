import { getContext, setContext } from 'svelte';
import type { Results, Scale, Unit } from './figures';
import type { HeatView } from './heat-view';

/** What every page below /results reads; filled by the layout, which loads it once for all of them. */
export interface ResultsView {
  readonly results: Results;
  readonly heat: HeatView;
  /** Opens the dialog that turns a figure into a row of the plan; null for who only reads. */
  readonly make: ((unit: Pick<Unit, 'id' | 'parentId' | 'name' | 'code'>, scale: Scale) => void) | null;
}

const KEY = Symbol('results');

export const provideResults = (view: ResultsView): ResultsView => setContext(KEY, view);
export const useResults = (): ResultsView => getContext<ResultsView>(KEY);
