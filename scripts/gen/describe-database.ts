import pg from 'pg';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly default: string | null;
}

export interface Table {
  readonly name: string;
  readonly partitionedBy: string | null;
  readonly columns: readonly Column[];
  readonly constraints: readonly string[];
  readonly indexes: readonly string[];
  readonly policies: readonly string[];
  readonly grants: readonly string[];
  readonly triggers: readonly string[];
  readonly security: string;
}

export interface Description {
  readonly tables: readonly Table[];
  readonly functions: readonly string[];
}

const TABLES = `
select c.oid::int, c.relname as name, pg_get_partkeydef(c.oid) as "partitionedBy",
  case when c.relrowsecurity then 'row security' || case when c.relforcerowsecurity then ', forced' else '' end else 'open' end as security
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname not like 'kysely%'
order by c.relname`;

const COLUMNS = `
select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
  pg_get_expr(d.adbin, d.adrelid) as default
from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`;

const LISTS: Record<'constraints' | 'indexes' | 'policies' | 'grants' | 'triggers', string> = {
  constraints: `select conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint where conrelid = $1 and contype <> 'n' order by contype desc, conname`,
  indexes: `select pg_get_indexdef(indexrelid) as line from pg_index i where indrelid = $1
    and not exists (select from pg_constraint where conindid = i.indexrelid) order by 1`,
  policies: `select polname || ' for ' || case polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end
    || ' to ' || (select string_agg(rolname, ', ' order by rolname) from pg_roles where oid = any(polroles))
    || coalesce(' using (' || pg_get_expr(polqual, polrelid) || ')', '') || coalesce(' with check (' || pg_get_expr(polwithcheck, polrelid) || ')', '') as line
    from pg_policy where polrelid = $1 order by 1`,
  grants: `select grantee || ': ' || string_agg(distinct lower(privilege_type), ', ' order by lower(privilege_type)) as line
    from information_schema.role_table_grants where table_schema = 'public' and table_name = (select relname from pg_class where oid = $1) and grantee like 'werkpeil!_%' escape '!'
    group by grantee
    union all
    select grantee || ': ' || lower(privilege_type) || ' (' || string_agg(column_name, ', ' order by column_name) || ')'
    from information_schema.role_column_grants g where table_schema = 'public' and table_name = (select relname from pg_class where oid = $1) and grantee like 'werkpeil!_%' escape '!'
    and not exists (select from information_schema.role_table_grants t where t.table_schema = 'public' and t.table_name = g.table_name and t.grantee = g.grantee and t.privilege_type = g.privilege_type)
    group by grantee, privilege_type order by 1`,
  triggers: `select pg_get_triggerdef(oid) as line from pg_trigger where tgrelid = $1 and not tgisinternal order by 1`,
};

const FUNCTIONS = `
select pg_get_functiondef(p.oid) as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname = 'public' order by p.proname`;

/** Reads from the catalogue what the types and the dump are made of. */
export async function describeDatabase(databaseUrl: string): Promise<Description> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables: Table[] = [];
    for (const table of (await client.query(TABLES)).rows) {
      const lines: Record<string, string[]> = {};
      for (const [list, query] of Object.entries(LISTS)) {
        lines[list] = (await client.query(query, [table.oid])).rows.map((row) => row.line as string);
      }
      const columns = (await client.query(COLUMNS, [table.oid])).rows as Column[];
      tables.push({ ...table, columns, ...lines });
    }
    const functions = (await client.query(FUNCTIONS)).rows.map((row) => row.line as string);
    return { tables, functions };
  } finally {
    await client.end();
  }
}
