import type { Questionnaire } from '../../domain/questionnaire/parse.ts';
import type { ListedVersion, StoredVersion } from './queries.ts';

export function builtInVersion({ version }: Questionnaire) {
  return { version, state: 'built-in' as const, madeFrom: null, remark: '', by: null, at: null };
}

export function ownVersion({ version, madeFrom, remark, by, createdAt, publishedAt }: StoredVersion) {
  const state = publishedAt ? ('published' as const) : ('draft' as const);
  return { version, state, madeFrom, remark, by, at: (publishedAt ?? createdAt).toISOString() };
}

/** One line per questionnaire or module with all its versions; what the product brings comes first. */
export function instrumentList(builtIn: readonly Questionnaire[], own: readonly ListedVersion[]) {
  const brought = builtIn.map((entry) => ({
    id: entry.id,
    kind: entry.kind,
    title: entry.title,
    versions: [...own.filter((version) => version.id === entry.id).map(ownVersion), builtInVersion(entry)],
  }));
  const known = new Set(brought.map(({ id }) => id));
  const ids = [...new Set(own.map(({ id }) => id))].filter((id) => !known.has(id));
  const entirelyOwn = ids.map((id) => {
    const versions = own.filter((version) => version.id === id);
    const { kind, title } = versions[0]!;
    return { id, kind, title, versions: versions.map(ownVersion) };
  });
  return [...brought, ...entirelyOwn];
}
