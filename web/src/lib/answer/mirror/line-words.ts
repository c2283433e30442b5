import type { ProfileLine } from '../../../../../server/domain/scoring/own-profile.ts';
import { inWords } from '../language.svelte.ts';
import { m } from '../words.ts';
import type { MirrorNorm } from './mirror-material.ts';

/** One line of the profile in careful words: beside others if there are any, else by what was answered. */
export function lineWords({ band, against }: ProfileLine, norm: MirrorNorm | null): string {
  if (against !== null && norm) {
    const others = { norm: inWords(norm.title) };
    if (against === 'about-the-same') return m.mirror_against_same(others);
    return against === 'more-favourable' ? m.mirror_against_more(others) : m.mirror_against_less(others);
  }
  if (band === 'strong') return m.mirror_band_strong();
  return band === 'attention' ? m.mirror_band_attention() : m.mirror_band_middle();
}

/** The same line in figures. */
export function lineFigures(line: ProfileLine, norm: MirrorNorm | null): string {
  const own = Math.round(line.position);
  if (line.norm === null || !norm) return m.mirror_figure({ own });
  return m.mirror_figures({ own, norm: inWords(norm.title), mean: Math.round(line.norm) });
}
