import type { Answer } from '$lib/api';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

type Missing = Answer<'GET /api/plan/versions'>['problems'][number];

/** What keeps a version from being signed, in a sentence. */
export function missingText({ code, title, unit, count }: Missing): string {
  const about = { title: title?.[getLocale()] ?? '', unit: unit ?? '' };
  switch (code) {
    case 'attention-without-finding':
      return m.plan_missing_attention_without_finding({ count: count ?? 0 });
    case 'finding-open':
      return m.plan_missing_finding_open(about);
    case 'finding-unrated':
      return m.plan_missing_finding_unrated(about);
    case 'council-missing':
      return m.plan_missing_council_missing();
    case 'system-review-missing':
      return m.plan_missing_system_review_missing();
    case 'scope-review-missing':
      return m.plan_missing_scope_review_missing();
    default:
      return m.plan_missing_nothing_to_sign();
  }
}
