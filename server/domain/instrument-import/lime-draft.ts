import {
  answerSet,
  DECREASE_SAME_INCREASE,
  GENDER,
  MOST_ANSWERS,
  NO_UNCERTAIN_YES,
  NO_YES,
  numberSet,
} from './answer-set.ts';
import { DraftWriter } from './draft-writer.ts';
import type { Draft, DraftAnswerSet, Imported } from './draft.ts';
import type { LimeGroup, LimePart, LimeQuestion, LimeSurvey } from './lime-survey.ts';

/** Question types by the letter LimeSurvey gives them, with the answers that the type brings along. */
const ONE: Readonly<Record<string, DraftAnswerSet>> = { '5': numberSet(1, 5, 1), Y: NO_YES, G: GENDER };
const ARRAY: Readonly<Record<string, DraftAnswerSet>> = {
  A: numberSet(1, 5, 1),
  C: NO_UNCERTAIN_YES,
  E: DECREASE_SAME_INCREASE,
};
const LISTS = new Set(['L', '!', 'O']);
const OWN_ARRAYS = new Set(['F', 'H']);
const TEXTS = new Set(['S', 'T', 'U']);
const NAMES: Readonly<Record<string, string>> = {
  N: 'number',
  K: 'several numbers',
  B: 'array of 10 points',
  D: 'date',
  R: 'ranking',
  '1': 'array with two scales',
  ':': 'array of numbers',
  ';': 'array of texts',
  '|': 'file upload',
  '*': 'equation',
  I: 'language switch',
};
const WHY: Readonly<Record<string, string>> = {
  mandatory: 'every item may be skipped',
  help: 'items carry no hint',
  other: 'there is no free answer beside the answers of a set',
  preg: 'answers are limited by their answer set',
  validation: 'answers are limited by their answer set',
  default: 'nothing is filled in beforehand',
};

export function draftFromLimeSurvey(survey: LimeSurvey, source: Draft['source']): Imported {
  const writer = new DraftWriter();
  for (const { where, what } of survey.beside)
    writer.miss(where, what, 'has no counterpart in a questionnaire');
  for (const group of survey.groups) readGroup(group, writer);
  return writer.finish(source, survey.title, survey.languages);
}

const conditionOf = (relevance: string) => (/^\s*1?\s*$/.test(relevance) ? [] : [relevance.trim()]);

function readGroup(group: LimeGroup, writer: DraftWriter): void {
  writer.group(group.key, group.title);
  const relevance = conditionOf(group.relevance);
  if (Object.values(group.description).some((text) => text.trim()))
    writer.introduce(`description of group ${group.key}`, group.key, group.description);
  for (const question of group.questions) {
    readQuestion(question, group.key, [...relevance, ...conditionOf(question.relevance)], writer);
    for (const [name, value] of question.settings)
      writer.miss(
        question.where,
        `${name}: ${value.slice(0, 80)}`,
        WHY[name] ?? 'the setting has no counterpart',
      );
  }
}

function readQuestion(
  question: LimeQuestion,
  group: string,
  relevance: readonly string[],
  writer: DraftWriter,
): void {
  const { code, where, type, text, subquestions } = question;
  const base = { key: code, where, group, text, relevance };
  const fixed = ONE[type];
  if (type === 'X') {
    if (relevance.length > 0)
      writer.leave(code, where, 'text with a condition', 'an introduction is shown to everyone');
    else writer.introduce(where, group, text);
  } else if (fixed) writer.item({ ...base, answers: fixed });
  else if (LISTS.has(type)) {
    const set = ownAnswers(question, writer);
    if (set) writer.item({ ...base, answers: set });
    if (type === 'O') writer.miss(where, 'comment beside the answer', 'an item has no room for a comment');
  } else if (OWN_ARRAYS.has(type) || ARRAY[type]) {
    const set = ARRAY[type] ?? ownAnswers(question, writer);
    if (set) rows(subquestions, (part) => writer.item({ ...row(part), answers: set }));
  } else if (type === 'M' || type === 'P') {
    writer.choices(
      base,
      subquestions.map((part) => ({ source: part.code, text: part.text })),
    );
    for (const part of subquestions.filter((entry) => conditionOf(entry.relevance).length > 0))
      writer.miss(
        `${where}, choice ${part.code}`,
        `condition ${part.relevance}`,
        'all choices are offered together',
      );
    if (type === 'P') writer.miss(where, 'comments beside the choices', 'an item has no room for a comment');
  } else if (TEXTS.has(type)) writer.openQuestion({ key: code, where, text }, relevance);
  else if (type === 'Q')
    rows(subquestions, (part) => {
      const { key, where: place, relevance: conditions } = row(part);
      writer.openQuestion({ key, where: place, text: part.text }, conditions);
    });
  else
    writer.leave(
      code,
      where,
      `type ${type} (${NAMES[type] ?? 'not known'})`,
      'there is no question of this type',
    );

  function row(part: LimePart) {
    return {
      key: `${code}_${part.code}`,
      where: `${where}, row ${part.code}`,
      group,
      text: part.text,
      stem: text,
      relevance: [...relevance, ...conditionOf(part.relevance)],
    };
  }
  function rows(parts: readonly LimePart[], take: (part: LimePart) => void): void {
    if (parts.length === 0) writer.leave(code, where, `type ${type}`, 'has no subquestions');
    parts.forEach(take);
  }
}

function ownAnswers(
  { code, where, type, answers }: LimeQuestion,
  writer: DraftWriter,
): DraftAnswerSet | null {
  if (answers.length >= 2 && answers.length <= MOST_ANSWERS)
    return answerSet(
      code,
      answers.map((answer) => ({ source: answer.code, text: answer.text })),
    );
  const reason = `has ${answers.length} answers; an answer set has 2 to ${MOST_ANSWERS}`;
  writer.leave(code, where, `type ${type}`, reason);
  return null;
}
