import { reportPdf } from '../../server/features/reports/report-pdf.ts';
import type { UnitReport } from '../../server/features/reports/unit-report.ts';
import type * as WriteReport from '../../server/features/reports/write-report.ts';
import { inThread } from '../../server/threads/document-thread.ts';
import type { Scale } from '../../server/domain/questionnaire/definition.ts';
import type { Bench } from '../kit/bench.ts';
import { LIMESURVEY } from '../kit/peers.ts';

const words = (text: string) => ({ nl: text, en: text });

/** Reports of teams as tagged PDF: in the thread that the product uses, beside the same function called here. */
export const report: Bench = async ({ say, full }) => {
  const reports = Array.from({ length: full ? 200 : 40 }, (_, at) => teamReport(at));
  const module = new URL('../../server/features/reports/write-report.ts', import.meta.url);
  const writeReport = inThread<typeof WriteReport, 'writeReport'>(module, 'writeReport');
  await writeReport('pdf', teamReport(0), 'nl');
  const [own, alone]: [number[], number[]] = [[], []];
  let bytes = 0;
  for (let turn = 0; turn < 5; turn += 1) {
    let begun = performance.now();
    const made = await Promise.all(reports.map((one) => writeReport('pdf', one, 'nl')));
    own.push((1000 * reports.length) / (performance.now() - begun));
    bytes = made[0]?.length ?? 0;
    begun = performance.now();
    for (const one of reports.slice(0, 20)) await reportPdf(one, 'nl');
    alone.push((1000 * Math.min(20, reports.length)) / (performance.now() - begun));
  }
  const limits = { floor: 20, goal: 80 };
  say({
    figure: 'reports of teams as tagged PDF, one thread',
    unit: 'a second',
    values: own,
    reference: LIMESURVEY.chromium,
    better: 'more',
    limits,
    counts: { bytes },
  });
  say({
    figure: 'what the way to the thread costs',
    unit: 'a second',
    values: own,
    reference: { name: 'the same, called directly', values: alone },
    better: 'more',
  });
};

function teamReport(nth: number): UnitReport {
  const figure = (at: number) => ({
    mean: 40 + ((at * 7 + nth) % 40),
    bound: 'about' as const,
    step: 1,
    nFrom: 10,
    nTo: 14,
    sd: 18,
  });
  const rows = Array.from({ length: 12 }, (_, at) => ({
    scale: {
      id: `s${at}`,
      code: `S${at}`,
      core: true,
      title: words(`Onderwerp ${at + 1}`),
      measures: words(`Wat onderwerp ${at + 1} meet.`),
      higherIs: at % 2 === 0 ? 'favourable' : 'unfavourable',
      report: 'scale',
      basis: [],
      field4A: 'content',
      psa: 'none',
      minimumGroup: 5,
      items: [],
    } as unknown as Scale,
    figure: figure(at),
    organisation: figure(at + 3),
    comparison: null,
    trend: null,
  }));
  return {
    organisation: { name: 'Grootdam', demonstration: false },
    campaign: { title: 'Werkbeleving 2026', closesOn: '2026-09-21' },
    previous: null,
    unit: { id: String(nth), code: `T${nth}`, name: `Team ${nth}` },
    isTop: false,
    outside: null,
    absence: [],
    rows,
    below: [],
  };
}
