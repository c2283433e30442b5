import type { Block } from '../../documents/tagged-pdf.ts';
import type { DossierWords } from './dossier-words.ts';
import type { Dossier } from './read-dossier.ts';
import type { Version } from './versions-contract.ts';

/** Which version this is, what works council and expert said and when, and who signed. */
export function signBlocks({ version }: Dossier, words: DossierWords): readonly Block[] {
  const { t, day } = words;
  const signature = version?.signature ?? null;
  return [
    { kind: 'heading', text: t('signing') },
    {
      kind: 'table',
      widths: [1.4, 4],
      head: [t('column_part'), t('column_recorded')],
      rows: [
        [
          t('version'),
          t(signature ? 'version_signed' : 'version_preparing', { number: version?.number ?? 1 }),
        ],
        [t('council'), councilText(version?.council ?? null, words)],
        [t('system_review'), reviewText(version?.systemReview ?? null, words)],
        [t('scope_review'), reviewText(version?.scopeReview ?? null, words)],
        [
          t('signature'),
          signature
            ? t('signature_by', {
                name: signature.name,
                function: signature.function,
                day: day(signature.at.slice(0, 10)),
              })
            : t('not_recorded'),
        ],
        ...(version?.contentHash ? [[t('content_hash'), version.contentHash]] : []),
      ],
    },
  ];
}

function councilText(council: Version['council'], { t, choice, day }: DossierWords): string {
  if (!council) return t('not_recorded');
  if (!council.on) return t('not_applicable', { why: council.note });
  return [
    t('council_on', { kind: choice('council', council.kind), day: day(council.on), by: council.by }),
    council.note,
  ]
    .filter(Boolean)
    .join(' ');
}

function reviewText(review: Version['systemReview'], { t, day }: DossierWords): string {
  if (!review) return t('not_recorded');
  if (!review.on) return t('not_applicable', { why: review.note });
  return [t('review_on', { expert: review.expert || review.by, day: day(review.on) }), review.note]
    .filter(Boolean)
    .join(' ');
}
