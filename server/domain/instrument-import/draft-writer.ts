import { CHOSEN } from './answer-set.ts';
import { type Named, readCondition } from './condition.ts';
import type {
  Draft,
  DraftAnswerSet,
  DraftCondition,
  DraftGroup,
  DraftItem,
  DraftOpenQuestion,
} from './draft.ts';
import type { Imported, ImportReport, Texts } from './draft.ts';
import { LIMITS, Refusal } from './limits.ts';
import { hasLayout, plainText } from './plain-text.ts';

export interface NewItem extends Omit<DraftItem, 'answers' | 'condition'> {
  readonly answers: DraftAnswerSet;
  /** Expressions that must all hold. */
  readonly relevance: readonly string[];
}

/** Collects a draft and its report while a file is read. Conditions are resolved at the end, when all names are known. */
export class DraftWriter {
  private readonly mapped: ImportReport['mapped'][number][] = [];
  private readonly notMapped: ImportReport['notMapped'][number][] = [];
  private readonly groups: DraftGroup[] = [];
  /** By their options as text. */
  private readonly sets = new Map<string, DraftAnswerSet>();
  private readonly items: (DraftItem & { relevance: readonly string[] })[] = [];
  private readonly open: DraftOpenQuestion[] = [];
  private readonly names = new Map<string, Named>();

  say(what: string, as: string): void {
    this.mapped.push({ what, as });
  }

  miss(where: string, what: string, reason: string): void {
    this.notMapped.push({ where, what, reason });
  }

  group(key: string, title: Texts): void {
    if (this.groups.some((group) => group.key === key)) return;
    this.groups.push({ key, title: this.words(`group ${key}`, title) });
    this.say(`group ${key}`, 'group');
  }

  /** Text before the first item of a group introduces it; text between items has no place. */
  introduce(where: string, groupKey: string, text: Texts): void {
    const at = this.groups.findIndex((group) => group.key === groupKey);
    const group = this.groups[at];
    if (!group || group.intro || this.items.some((item) => item.group === groupKey)) {
      this.miss(
        where,
        'text between items',
        'only text at the start of a group has a place, as its introduction',
      );
      return;
    }
    this.groups[at] = { ...group, intro: this.words(where, text) };
    this.say(where, `introduction of group ${groupKey}`);
  }

  item(item: NewItem): void {
    if (!this.claim(item.key, item.where, { kind: 'choice', key: item.key, options: item.answers.options }))
      return;
    if (this.items.length + this.open.length >= LIMITS.questions)
      throw new Refusal(item.where, `there are more than ${LIMITS.questions} questions`);
    const answers = this.shared(item.answers);
    this.items.push({
      key: item.key,
      where: item.where,
      group: item.group,
      text: this.words(item.where, item.text),
      ...(item.stem ? { stem: this.words(`${item.where}, question above it`, item.stem) } : {}),
      answers: answers.key,
      relevance: item.relevance,
    });
    this.say(item.where, `item with answer set ${answers.key}${answers.scored ? ' (scored)' : ''}`);
  }

  /** A multiple choice: each choice is an item of its own that is either chosen or not. */
  choices(
    question: Omit<NewItem, 'answers' | 'stem'>,
    options: readonly { source: string; text: Texts }[],
  ): void {
    const keys = options.map((option) => [option.source, `${question.key}_${option.source}`] as const);
    if (!this.claim(question.key, question.where, { kind: 'multiple', choices: new Map(keys) })) return;
    options.forEach((option) =>
      this.item({
        ...question,
        key: `${question.key}_${option.source}`,
        where: `${question.where}, choice ${option.source}`,
        text: option.text,
        stem: question.text,
        answers: CHOSEN,
      }),
    );
  }

  openQuestion(question: DraftOpenQuestion, relevance: readonly string[]): void {
    if (!this.claim(question.key, question.where, { kind: 'absent', reason: 'it is an open question' }))
      return;
    this.open.push({ ...question, text: this.words(question.where, question.text) });
    this.say(question.where, 'open question');
    for (const text of relevance)
      this.miss(question.where, `condition ${text}`, 'open questions are asked of everyone, at the end');
  }

  /** A question that has no place here, with the reason; conditions that lean on it will name it. */
  leave(key: string, where: string, what: string, reason: string): void {
    this.miss(where, what, reason);
    if (key) this.claim(key, where, { kind: 'absent', reason });
  }

  finish(source: Draft['source'], title: Texts, languages: readonly string[]): Imported {
    if (this.items.length === 0)
      return { ok: false, problem: { path: '', message: 'has no question that can be an item' } };
    const items = this.items.map(({ relevance, ...item }): DraftItem => {
      const condition = this.condition(item.where, relevance);
      return condition ? { ...item, condition } : item;
    });
    const draft: Draft = {
      source,
      title: this.words('title', title),
      languages,
      groups: this.groups,
      answerSets: [...this.sets.values()],
      items,
      openQuestions: this.open,
    };
    return { ok: true, draft, report: { mapped: this.mapped, notMapped: this.notMapped } };
  }

  /** Questions that offer the same answers share one set. */
  private shared(answers: DraftAnswerSet): DraftAnswerSet {
    const known = this.sets.get(JSON.stringify(answers.options));
    if (known) return known;
    const taken = [...this.sets.values()].some((set) => set.key === answers.key);
    const set = taken ? { ...answers, key: `${answers.key}-${this.sets.size + 1}` } : answers;
    this.sets.set(JSON.stringify(answers.options), set);
    return set;
  }

  private condition(where: string, relevance: readonly string[]): DraftCondition | undefined {
    const conditions: DraftCondition[] = [];
    for (const text of relevance) {
      const read = readCondition(text, this.names);
      if (read.ok) {
        conditions.push(read.condition);
        this.say(`${where}, condition ${text}`, 'condition');
      } else
        this.miss(where, `condition ${text}`, `${read.reason}; without it the item is asked of everyone`);
    }
    return conditions.length > 1 ? { all: conditions } : conditions[0];
  }

  private claim(key: string, where: string, named: Named): boolean {
    if (!this.names.has(key)) {
      this.names.set(key, named);
      return true;
    }
    this.miss(where, `question ${key}`, 'another question has the same name');
    return false;
  }

  private words(where: string, texts: Texts): Texts {
    const all = Object.values(texts);
    if (all.some(hasLayout)) this.miss(where, 'layout of the text', 'texts are plain; the words are kept');
    if (all.some((text) => /\$?\{[^{}]+\}/.test(text)))
      this.miss(
        where,
        'an earlier answer filled in in the text',
        'texts are fixed; rewrite this one in the mapping',
      );
    return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, plainText(text)]));
  }
}
