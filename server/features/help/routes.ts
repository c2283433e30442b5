import type { FastifyInstance } from 'fastify';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import { readGuide } from './read-guide.ts';

export interface HelpHouse extends House {
  /** The text of the guide per language, as it stands in `docs/`. */
  readonly guideText: Readonly<Record<'nl' | 'en', string>>;
}

export async function help(app: FastifyInstance, house: HelpHouse): Promise<void> {
  const guides = { nl: readGuide(house.guideText.nl), en: readGuide(house.guideText.en) };
  serve(app, house, routes, {
    'GET /api/help': async ({ query }) => {
      const { tasks, ...about } = guides[query.language];
      return { ...about, tasks: tasks.map((task) => ({ ...task, steps: [...task.steps] })) };
    },
  });
}
