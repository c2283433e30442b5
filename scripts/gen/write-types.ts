import type { Column, Description } from './describe-database.ts';

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  bytea: 'Buffer',
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  numeric: 'number',
  jsonb: 'unknown',
  'timestamp with time zone': 'Date',
};

/** The Kysely interface of the database, one interface per table, columns by their own names. */
export function writeTypes({ tables }: Description): string {
  const name = (table: string) =>
    table.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
  const interfaces = tables.map(
    (table) => `export interface ${name(table.name)}Table {\n${table.columns.map(writeColumn).join('')}}\n`,
  );
  const all = tables.map((table) => `  ${table.name}: ${name(table.name)}Table;\n`).join('');
  return [
    '// Made by `npm run gen` from the migrations. Do not edit.\n',
    "import type { Generated } from 'kysely';\n\n",
    interfaces.join('\n'),
    `\nexport interface DB {\n${all}}\n`,
  ].join('');
}

function writeColumn(column: Column): string {
  const list = column.type.endsWith('[]');
  const base = TYPES[column.type.replace(/\[\]$|\(.*\)$/, '')];
  if (!base) throw new Error(`No TypeScript type is known for the column type ${column.type}`);
  const type = `${base}${list ? '[]' : ''}${column.nullable ? ' | null' : ''}`;
  return `  ${column.name}: ${column.default === null ? type : `Generated<${type}>`};\n`;
}
