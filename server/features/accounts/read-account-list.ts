import { parse } from 'csv-parse/sync';
import { ROLES, type Role } from '../../http/contract.ts';
import type { GivenRole } from './contract.ts';

const COLUMNS = ['email', 'name', 'role', 'unit', 'ends_on'] as const;
/** May be left out: then everybody on the list is active. */
const ACTIVE = 'active';
const YES = ['', 'yes', 'ja', 'true', '1'];
const NO = ['no', 'nee', 'false', '0'];
const MAX_LINES = 20_000;

export interface ListProblem {
  readonly line: number;
  readonly code:
    | 'not-csv'
    | 'too-long'
    | 'column-missing'
    | 'no-email'
    | 'no-name'
    | 'unknown-role'
    | 'unknown-unit'
    | 'no-unit'
    | 'wrong-date'
    | 'role-by-hand'
    | 'role-twice'
    | 'wrong-active'
    | 'empty-list';
  readonly value: string;
}

export interface ListedAccount {
  /** First line on which the address stands. */
  readonly line: number;
  readonly email: string;
  readonly name: string;
  /** False on one of the lines of an address closes the account. */
  readonly active: boolean;
  readonly roles: readonly GivenRole[];
}

interface Row extends Record<(typeof COLUMNS)[number] | typeof ACTIVE, string> {
  readonly line: number;
}

/**
 * Reads `email;name;role;unit;ends_on`, one line per role, and `active` where it is there; an address with an empty role is an
 * account without rights.
 * Comma or semicolon, UTF-8. With one problem nothing is carried out.
 */
export function readAccountList(
  bytes: Uint8Array,
  unitIds: ReadonlyMap<string, string>,
): { readonly accounts: readonly ListedAccount[]; readonly problems: readonly ListProblem[] } {
  const rows = readRows(bytes);
  if (!Array.isArray(rows)) return { accounts: [], problems: [rows as ListProblem] };
  const problems: ListProblem[] = [];
  const accounts = new Map<string, ListedAccount & { active: boolean; roles: GivenRole[] }>();
  for (const row of rows) {
    const found = checkRow(row, unitIds);
    if (found) {
      problems.push(found);
      continue;
    }
    const email = row.email.trim().toLowerCase();
    const made = { line: row.line, email, name: row.name.trim(), active: true, roles: [] };
    const account = accounts.get(email) ?? made;
    accounts.set(email, account);
    if (NO.includes(row.active.trim().toLowerCase())) account.active = false;
    if (row.role.trim() === '') continue;
    const role = toRole(row, unitIds);
    const twice = account.roles.some((held) => held.role === role.role && held.unitId === role.unitId);
    if (twice) problems.push({ line: row.line, code: 'role-twice', value: email });
    else account.roles.push(role);
  }
  // A list of nobody is a fault of the other system, not the wish to close every account.
  if (rows.length === 0) problems.push({ line: 1, code: 'empty-list', value: '' });
  return { accounts: [...accounts.values()], problems };
}

function readRows(bytes: Uint8Array): Row[] | ListProblem {
  const text = new TextDecoder('utf-8').decode(bytes).replace(/^\uFEFF/, '');
  const header = text.slice(0, text.search(/\r|\n|$/));
  const delimiter = header.includes(';') ? ';' : ',';
  let records: string[][];
  try {
    records = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    return { line: (error as { lines?: number }).lines ?? 1, code: 'not-csv', value: '' };
  }
  if (records.length > MAX_LINES + 1) return { line: MAX_LINES + 1, code: 'too-long', value: '' };
  const names = (records[0] ?? []).map((name) => name.trim().toLowerCase());
  const missing = COLUMNS.find((column) => !names.includes(column));
  if (missing) return { line: 1, code: 'column-missing', value: missing };
  return records.slice(1).map((record, index) => {
    const row = Object.fromEntries(
      [...COLUMNS, ACTIVE].map((column) => [column, record[names.indexOf(column)] ?? '']),
    );
    return { ...row, line: index + 2 } as Row;
  });
}

function checkRow(row: Row, unitIds: ReadonlyMap<string, string>): ListProblem | null {
  const { line } = row;
  const role = row.role.trim();
  const unit = row.unit.trim();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(row.email.trim()))
    return { line, code: 'no-email', value: row.email };
  if (row.name.trim() === '') return { line, code: 'no-name', value: row.email };
  if (role !== '' && !ROLES.includes(role as Role)) return { line, code: 'unknown-role', value: role };
  // These reach everybody's names and rights; a list from another system does not give them out.
  if (role === 'hr' || role === 'administrator') return { line, code: 'role-by-hand', value: row.email };
  if (role === 'manager' && unit === '') return { line, code: 'no-unit', value: row.email };
  if (role === 'manager' && !unitIds.has(unit)) return { line, code: 'unknown-unit', value: unit };
  const endsOn = row.ends_on.trim();
  if (endsOn !== '' && (!/^\d{4}-\d\d-\d\d$/.test(endsOn) || Number.isNaN(Date.parse(endsOn)))) {
    return { line, code: 'wrong-date', value: endsOn };
  }
  if (![...YES, ...NO].includes(row.active.trim().toLowerCase()))
    return { line, code: 'wrong-active', value: row.active.trim() };
  return null;
}

function toRole(row: Row, unitIds: ReadonlyMap<string, string>): GivenRole {
  const role = row.role.trim() as Role;
  return {
    role,
    unitId: role === 'manager' ? (unitIds.get(row.unit.trim()) ?? null) : null,
    endsOn: row.ends_on.trim() || null,
  };
}
