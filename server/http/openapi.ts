import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

/** Where the description of the API stands. */
export const OPENAPI_URL = '/api/openapi.json';

/** Describes every route of the site as OpenAPI 3.1, made from the same contracts that check the calls. */
export async function registerOpenapi(app: FastifyInstance, manageUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Werkpeil',
        version: '1.0.0',
        description:
          'Every call of the manage site. A program uses the routes that name a scope, with a key in the header ' +
          '`Authorization: Bearer wp_…`; keys are made under Instellingen, Koppelingen.',
      },
      servers: [{ url: manageUrl }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'A key for machines.' },
          session: { type: 'apiKey', in: 'cookie', name: 'werkpeil', description: 'A signed-in account.' },
        },
      },
    },
  });
  app.get(OPENAPI_URL, { schema: { hide: true } as object }, async () => app.swagger());
}
