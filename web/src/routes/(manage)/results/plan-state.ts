import type { Answer } from '$lib/api';
import { shortDate } from '$lib/format';
import { m } from '$lib/paraglide/messages';

type Row = Answer<'GET /api/plan'>['rows'][number];

export type PlanState = 'none' | 'running' | 'overdue' | 'done';

/** What the plan says about one subject of one unit. */
export interface PlanStanding {
  readonly state: PlanState;
  readonly words: string;
}

export function planStanding(rows: readonly Row[], unitId: string, scale: string): PlanStanding {
  const own = rows.filter((row) => row.unit.id === unitId && row.scale === scale);
  const open = own.filter((row) => row.status === 'planned' || row.status === 'in-progress');
  const late = open.find((row) => row.overdue);
  if (late) return { state: 'overdue', words: m.dashboard_plan_overdue({ date: shortDate(late.deadline) }) };
  const [next] = open;
  if (next)
    return {
      state: 'running',
      words: m.dashboard_plan_running({ owner: next.owner, date: shortDate(next.deadline) }),
    };
  if (own.some((row) => row.status === 'done')) return { state: 'done', words: m.dashboard_plan_done() };
  return { state: 'none', words: m.dashboard_plan_none() };
}
