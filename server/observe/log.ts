import { describeError } from './describe-error.ts';

export type Log = (error: unknown, what: string) => void;

/** One line of JSON per event that is not a request, on standard error, in the shape of the lines about requests. */
export function writeLog(error: unknown, what: string): void {
  const line = { level: 50, time: Date.now(), what, err: describeError(error) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** Settings of Fastify's log: failures only, and of a request nothing but its number. */
export const REQUEST_LOG = {
  level: 'warn',
  base: null,
  serializers: {
    err: (error: unknown) => {
      const { frames, ...described } = describeError(error);
      return { ...described, message: '', stack: frames.join('\n') };
    },
    req: () => ({}),
    res: () => ({}),
  },
};
