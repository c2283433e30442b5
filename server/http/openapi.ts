import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

/** Where the description of the API stands. */
export const OPENAPI_URL = '/api/openapi.json';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a file to send says. Undefined: the route takes none; null: it takes one that is no text. */
    uploadExample?: string | null;
  }
}

/** A file is read as bytes and has no shape to check, so its description is added here. */
function withUpload(schema: object, example: string | null | undefined): object {
  if (example === undefined) return schema;
  const file =
    example === null
      ? { consumes: ['application/octet-stream'], body: { type: 'string', format: 'binary' } }
      : { consumes: ['text/csv'], body: { type: 'string', examples: [example] } };
  return { ...schema, ...file };
}

/** Describes every route of the site as OpenAPI 3.1, made from the same contracts that check the calls. */
export async function registerOpenapi(app: FastifyInstance, manageUrl: string): Promise<void> {
  await app.register(swagger, {
    transform: ({ schema, url, route }) => ({
      schema: withUpload(schema as object, route.config?.uploadExample) as never,
      url,
    }),
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
