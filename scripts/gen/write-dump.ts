import type { Description, Table } from './describe-database.ts';

/** The whole schema on one readable page, for review: tables, constraints, row security, grants, functions. */
export function writeDump({ tables, functions }: Description): string {
  const header = '-- Made by `npm run gen` from the migrations. Do not edit; this page is for reading.\n';
  return [header, ...tables.map(writeTable), ...functions.map((line) => `${line.trimEnd()};\n`)].join('\n');
}

function writeTable(table: Table): string {
  const columns = table.columns.map(
    (column) =>
      `  ${column.name} ${column.type}${column.nullable ? '' : ' not null'}${column.default === null ? '' : ` default ${column.default}`}`,
  );
  const constraints = table.constraints.map((line) => `  constraint ${line}`);
  const partition = table.partitionedBy ? ` partition by ${table.partitionedBy}` : '';
  const notes = [
    `-- ${table.security}`,
    ...table.policies.map((line) => `-- policy ${line}`),
    ...table.grants.map((line) => `-- grant ${line}`),
    ...table.triggers.map((line) => `-- ${line}`),
  ];
  const indexes = table.indexes.map((line) => `${line};`);
  return `create table ${table.name} (\n${[...columns, ...constraints].join(',\n')}\n)${partition};\n${[...indexes, ...notes].join('\n')}\n`;
}
