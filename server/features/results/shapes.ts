import { Type } from 'typebox';
import type { Role } from '../../http/contract.ts';

export const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
export const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
export const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
export const Interval = Type.Object({ lower: Type.Number(), upper: Type.Number() });
/** A band of numbers of people; no upper end where it is open. */
export const Range = Type.Object({ from: Type.Integer(), to: orNull(Type.Integer()) });

export const READERS: readonly Role[] = ['hr', 'manager', 'management', 'adviser', 'works-council'];
