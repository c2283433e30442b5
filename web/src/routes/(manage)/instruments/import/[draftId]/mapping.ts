import type { SuggestedMapping } from '../../../../../../../server/domain/instrument-import/suggest-mapping.ts';

type Editable<T> = { -readonly [K in keyof T]: T[K] extends object | undefined ? Editable<T[K]> : T[K] };

/** A mapping as a form changes it. */
export type EditableMapping = Editable<SuggestedMapping>;
export type EditableScale = EditableMapping['scales'][number];
