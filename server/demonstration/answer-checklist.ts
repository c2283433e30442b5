import type { FastifyInstance } from 'fastify';
import { addDays } from '../domain/calendar.ts';
import { call } from './simulated-person.ts';

const CHECKLIST = '/api/checklists/verzuimbeleid';
const PRESENT = ['yes', 'yes', 'partly', 'yes', 'no'] as const;
const WORKING = ['yes', 'partly', 'unknown', 'partly', 'no'] as const;
const OWNERS = ['HR', 'Directie', 'Preventiemedewerker'];

interface Checklist {
  readonly topics: readonly { readonly id: string }[];
  readonly milestones: readonly { readonly id: string }[];
}

/** Two rounds of the absence policy, a year apart: the first closed, the second under way. */
export async function answerChecklist(manage: FastifyInstance, cookie: string, today: string): Promise<void> {
  const send = <T>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
    call<T>(manage, { method, url, headers: { cookie }, ...(payload ? { payload } : {}) });
  const { topics, milestones } = await send<Checklist>('GET', CHECKLIST);
  for (const year of [0, 1]) {
    const heldOn = addDays(today, year === 0 ? -379 : -14);
    const { id } = await send<{ id: string }>('POST', `${CHECKLIST}/rounds`, { heldOn });
    const answered = year === 0 ? topics : topics.slice(0, 12);
    for (const [at, topic] of answered.entries()) {
      // A year later every third topic is a step further.
      const better = year === 1 && at % 3 === 0;
      await send('PUT', `/api/checklist-rounds/${id}/topics/${topic.id}`, {
        present: better ? 'yes' : PRESENT[at % PRESENT.length],
        working: better ? 'yes' : WORKING[at % WORKING.length],
        evidence: year === 0 ? 'Verslag van het overleg met de ondernemingsraad.' : 'Besproken en bijgewerkt.',
        owner: OWNERS[at % OWNERS.length],
        dueOn: addDays(heldOn, 120),
      });
    }
    for (const [at, milestone] of milestones.entries()) {
      const due = Math.max(3, 44 - 4 * at);
      const met = due - Math.round((due * (at % 3) * (year === 0 ? 2 : 1)) / 20);
      await send('PUT', `/api/checklist-rounds/${id}/milestones/${milestone.id}`, { due, met });
    }
    if (year === 0) await send('POST', `/api/checklist-rounds/${id}/close`);
  }
}
