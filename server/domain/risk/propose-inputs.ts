import type { ScaleEvidence } from './evidence.ts';
import { rateReachSeverity, reachOf, severityOf } from './reach-severity.ts';
import type { RiskInputs } from './rate-risk.ts';

/**
 * The 5x5 rating that published figures of a scale suggest; null when the share of heavily burdened people may not be
 * shown, or when no end of the scale is unfavourable. A person can change it; nobody has to work it out.
 */
export function proposeInputs(
  evidence: Pick<ScaleEvidence, 'shareBurdened' | 'd' | 'mean' | 'higherIs'>,
): RiskInputs | null {
  const { higherIs, mean, d } = evidence;
  if (higherIs === undefined || higherIs === 'neutral') return null;
  const reach = reachOf({ sharePercent: evidence.shareBurdened ?? null });
  if (reach === null) return null;
  const towards = higherIs === 'unfavourable' ? 1 : -1;
  const severity = severityOf({
    d: d === null || d === undefined ? null : Math.max(0, d * towards),
    burden: higherIs === 'unfavourable' ? mean : 100 - mean,
  });
  return rateReachSeverity(reach, severity) ? { method: 'reach-severity', reach, severity } : null;
}
