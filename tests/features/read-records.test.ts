import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecords } from '../../server/features/organisation/read-records.ts';

const read = (text: string) => {
  const found: (readonly [readonly string[], number])[] = [];
  readRecords(text, ';', (record, line) => void found.push([[...record], line]));
  return found;
};

test('a file without quotes gives the records of the parser', () => {
  const piece = fc.constantFrom('a', 'é', ' ', ';', '\n', '\r\n', '\r', '\t', ',', 'naam');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const expected = parse(text, {
        delimiter: ';',
        skip_empty_lines: true,
        relax_column_count: true,
        record_delimiter: ['\r\n', '\n', '\r'],
      }) as unknown as string[][];
      expect(read(text).map(([record]) => record)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('lines count as in a text editor, also after an empty one and in a quoted field', () => {
  expect(read('h;k\r\n\r\na;b\nc;d')).toEqual([
    [['h', 'k'], 1],
    [['a', 'b'], 3],
    [['c', 'd'], 4],
  ]);
  expect(read('h;k\n"een\ntwee";b\nc;"d"')).toEqual([
    [['h', 'k'], 1],
    [['een\ntwee', 'b'], 2],
    [['c', 'd'], 4],
  ]);
});
