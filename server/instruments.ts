import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Advice, parseAdvice } from './domain/questionnaire/advice.ts';
import {
  type Bank,
  parseBank,
  parseQuestionnaire,
  type Problem,
  type Questionnaire,
} from './domain/questionnaire/parse.ts';
import { type Checklist, parseChecklist } from './domain/questionnaire/checklists.ts';
import { type Guide, parseGuide } from './domain/questionnaire/guides.ts';
import { type Measure, parseMeasures } from './domain/questionnaire/measures.ts';
import {
  type IndicatorNames,
  type NormTable,
  parseIndicatorNames,
  parseNormTable,
} from './domain/questionnaire/norms.ts';
import { StartError } from './start-error.ts';

/** What the product asks and advises, read once from surveys/ at start. */
export interface Instruments {
  readonly bank: Bank;
  readonly questionnaires: readonly Questionnaire[];
  readonly modules: readonly Questionnaire[];
  readonly measures: readonly Measure[];
  readonly checklists: readonly Checklist[];
  readonly norms: readonly NormTable[];
  /** What each indicator of the norm tables is called. */
  readonly indicatorNames: IndicatorNames;
  readonly guides: readonly Guide[];
  /** What the own mirror of an employee says about a scale. */
  readonly advice: readonly Advice[];
}

const FOLDER = join(import.meta.dirname, '..', 'surveys');
/** Order in which HR meets the questionnaires. */
const QUESTIONNAIRES = ['werkbeleving', 'stress-risico', 'verzuim'];

export function readInstruments(folder = FOLDER): Instruments {
  const read = (file: string) => readJson(join(folder, file));
  const bank = orStop(
    'scales',
    parseBank({
      answerSets: read('answer-sets.json'),
      shared: read('scales/shared.json'),
      background: read('background.json'),
    }),
  );
  const questionnaire = (file: string) => orStop(file, parseQuestionnaire(read(file), bank));
  const files = (subfolder: string, ending: string) =>
    readdirSync(join(folder, subfolder))
      .filter((file) => file.endsWith(ending))
      .sort();
  return {
    bank,
    questionnaires: QUESTIONNAIRES.map((id) => questionnaire(`questionnaires/${id}.json`)),
    modules: files('modules', '.json').map((file) => questionnaire(`modules/${file}`)),
    measures: files('measures', '.json').flatMap((file) =>
      orStop(file, parseMeasures(read(`measures/${file}`))),
    ),
    checklists: files('checklists', '.json').map((file) =>
      orStop(file, parseChecklist(read(`checklists/${file}`))),
    ),
    advice: orStop('mirror/advice.json', parseAdvice(read('mirror/advice.json'))),
    guides: files('guides', '.json').map((file) => orStop(file, parseGuide(read(`guides/${file}`)))),
    indicatorNames: orStop('indicators.json', parseIndicatorNames(read('indicators.json'))),
    norms: files('norms', '.passport.json').map((file) => {
      const table = file.replace('.passport.json', '.csv');
      return orStop(
        table,
        parseNormTable(read(`norms/${file}`), readFileSync(join(folder, 'norms', table), 'utf8')),
      );
    }),
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StartError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

function orStop<T>(
  file: string,
  parsed:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly problems: readonly Problem[] },
): T {
  if (parsed.ok) return parsed.value;
  const [first] = parsed.problems;
  throw new StartError(
    `surveys/${file}: ${first?.path ?? ''} ${first?.message ?? ''} (${parsed.problems.length} problems)`,
  );
}
