import { m } from '$lib/paraglide/messages';

type Say = (parts: { a: string; b: string }) => string;

/** The reasons that reading a file and checking a questionnaire give, each with its sentence. */
const REASONS: readonly (readonly [RegExp, Say])[] = [
  // First: it holds another reason.
  [/^(.*); without it the item is asked of everyone$/, m.instruments_reason_everyone as Say],
  [/^every item may be skipped$/, () => m.instruments_reason_required()],
  [/^items carry no hint$/, () => m.instruments_reason_hint()],
  [/^answers are limited by their answer set$/, () => m.instruments_reason_limited()],
  [/^the answer page decides how items look$/, () => m.instruments_reason_looks()],
  [/^nothing is calculated while people answer$/, () => m.instruments_reason_calculated()],
  [/^nothing is filled in beforehand$/, () => m.instruments_reason_filled()],
  [/^every item can be answered$/, () => m.instruments_reason_readonly()],
  [/^every answer of a set is always offered$/, () => m.instruments_reason_filter()],
  [/^answers stand in a fixed order$/, () => m.instruments_reason_order()],
  [/^the mapping names and versions the questionnaire$/, () => m.instruments_reason_settings()],
  [
    /^there is no question of this type; nothing but the answers is recorded$/,
    () => m.instruments_reason_type(),
  ],
  [/^there is no question of this type$/, () => m.instruments_reason_type_plain()],
  [/^there is no free answer beside the answers of a set$/, () => m.instruments_reason_free()],
  [
    /^a number becomes an item only when its bounds leave 2 to (\d+) answers$/,
    m.instruments_reason_number as Say,
  ],
  [/^everyone is asked the items once$/, () => m.instruments_reason_once()],
  [/^groups stand side by side$/, () => m.instruments_reason_groups()],
  [/^has no counterpart in a questionnaire$/, () => m.instruments_reason_counterpart()],
  [/^the column has no counterpart$/, () => m.instruments_reason_column()],
  [/^the setting has no counterpart$/, () => m.instruments_reason_setting()],
  [/^no question uses it$/, () => m.instruments_reason_unused()],
  [/^belongs to no list$/, () => m.instruments_reason_no_list()],
  [/^an answer has a code and a text only$/, () => m.instruments_reason_code_text()],
  [/^has no name$/, () => m.instruments_reason_no_name()],
  [/^another question has the same name$/, () => m.instruments_reason_same_name()],
  [/^an introduction is shown to everyone$/, () => m.instruments_reason_intro()],
  [
    /^only text at the start of a group has a place, as its introduction$/,
    () => m.instruments_reason_intro_place(),
  ],
  [/^open questions are asked of everyone, at the end$/, () => m.instruments_reason_open_end()],
  [/^an item has no room for a comment$/, () => m.instruments_reason_comment()],
  [/^texts are plain; the words are kept$/, () => m.instruments_reason_plain()],
  [/^texts are fixed; rewrite this one in the mapping$/, () => m.instruments_reason_fixed()],
  [/^all choices are offered together$/, () => m.instruments_reason_together()],
  [/^has no subquestions$/, () => m.instruments_reason_no_sub()],
  [/^has (\d+) answers; an answer set has 2 to (\d+)$/, m.instruments_reason_answers as Say],
  [/^there is no choice list "(.*)" in the workbook$/, m.instruments_reason_choice_list as Say],
  [/^left out in the mapping$/, () => m.instruments_reason_left_out()],
  [
    /^the answers to "(.*)" that count are not the highest ones; a condition holds from an answer upwards$/,
    m.instruments_reason_highest as Say,
  ],
  [
    /^"(.*)" cannot be expressed: a condition holds from an answer upwards$/,
    m.instruments_reason_upwards as Say,
  ],
  [/^"(.*)" is not an item: (.*)$/, m.instruments_reason_not_item as Say],
  [/^a condition on a missing answer cannot be expressed$/, () => m.instruments_reason_missing_answer()],
  [/^a denial cannot be expressed$/, () => m.instruments_reason_denial()],
  [/^the function (.*)\(\) cannot be expressed$/, m.instruments_reason_function as Say],
  [/^there is no question "(.*)"$/, m.instruments_reason_no_question as Say],
  [
    /^"(.*)" has several answers at once; only selected\(\) can be read$/,
    m.instruments_reason_several as Say,
  ],
  [/^"(.*)" is not compared with a fixed answer$/, m.instruments_reason_not_fixed as Say],
  [/^"(.*)" is (?:more than|not) a simple comparison$/, m.instruments_reason_simple as Say],
  [/^it is an open question$/, () => m.instruments_reason_open()],
  [
    /^is not an XLSForm: the sheet "survey" needs the columns "type" and "name"$/,
    () => m.instruments_reason_xlsform(),
  ],
  [/^is a workbook, but not an XLSForm: it has no sheet "survey"$/, () => m.instruments_reason_no_survey()],
  [
    /^is not a tab separated survey structure: the first row has no column (.*)$/,
    m.instruments_reason_tsv as Say,
  ],
  [/^is not text and not a workbook$/, () => m.instruments_reason_no_text()],
  [/^declares a document type or entities, which no .lss file does$/, () => m.instruments_reason_entities()],
  [
    /^is (?:not a LimeSurvey .lss file|XML, but not a LimeSurvey survey structure|not well-formed XML)$/,
    () => m.instruments_reason_not_lss(),
  ],
  [/^is a zip file that unpacks to more than a workbook can be$/, () => m.instruments_reason_zip()],
  [/^is not a workbook that can be read$/, () => m.instruments_reason_unreadable()],
  [
    /^is (?:not JSON|JSON, but not a questionnaire: it has no scales|nested deeper than a questionnaire can be)$/,
    () => m.instruments_reason_not_json(),
  ],
  [/^is larger than .*$/, () => m.instruments_reason_large()],
  [/^has no question that can be an item$/, () => m.instruments_reason_no_items()],
  [/^must say under which licence the items may be used$/, () => m.instruments_reason_licence()],
  [
    /^"(.*)" has a question above it: say whether it comes before the item$/,
    m.instruments_reason_stem as Say,
  ],
  [/^"(.*)" is placed twice or left out$/, m.instruments_reason_placed as Say],
  [
    /^(?:item|open question) "(.*)" (?:stands in no scale and is not left out|is not asked and not left out)$/,
    m.instruments_reason_nowhere as Say,
  ],
  [/^has (\d+) characters, at most (\d+) fit$/, m.instruments_reason_chars as Say],
  [/^has (\d+) items, at most 30 fit$/, m.instruments_reason_items30 as Say],
  [/^a scored set has five answers, this one has (\d+)$/, m.instruments_reason_scored5 as Say],
  [/^"(.*)" is a shared scale; other items may not pass for it$/, m.instruments_reason_shared as Say],
  [/^leans on "(.*)", which is left out$/, m.instruments_reason_leans as Say],
  [/^a condition leans on the answers to "(.*)"$/, m.instruments_reason_condition_leans as Say],
  [/^the draft has no text in "(.*)"$/, m.instruments_reason_no_language as Say],
  [/^must not have fewer than 1 characters$/, () => m.instruments_reason_too_short()],
  [/^must (?:have required properties.*|be object)$/, () => m.instruments_reason_required_field()],
  [
    /^must (?:match a schema in anyOf|be equal to (?:one of the allowed values|constant).*)$/,
    () => m.instruments_reason_choose(),
  ],
  [/^must not have more than (\d+) characters$/, m.instruments_reason_too_long as Say],
  [/^must be >= (\d+)$/, m.instruments_reason_at_least as Say],
  [/^must be <= (\d+)$/, m.instruments_reason_at_most as Say],
  [/^must match pattern .*$/, () => m.instruments_reason_pattern()],
  [/^asks (\d+) items, but there are (\d+)$/, m.instruments_reason_counts as Say],
  [/^short, standard and long may not decrease$/, () => m.instruments_reason_decrease()],
  [/^is needed unless higherIs is neutral$/, () => m.instruments_reason_favourable()],
  [/^"(.*)" is used twice$/, m.instruments_reason_twice as Say],
  [/^item "(.*)" is not asked before it$/, m.instruments_reason_not_before as Say],
  [/^there is no item "(.*)"$/, m.instruments_reason_no_item as Say],
  [/^the mapping is not complete$/, () => m.instruments_reason_incomplete()],
];

/** A reason in the language of the reader. One that we have no sentence for is shown as it is rather than hidden. */
export function reasonWords(reason: string): string {
  for (const [pattern, say] of REASONS) {
    const match = pattern.exec(reason);
    if (match) return say({ a: inner(match[1] ?? ''), b: inner(match[2] ?? '') });
  }
  return reason;
}

/** A reason may hold another one. */
function inner(part: string): string {
  return /\s/.test(part) ? reasonWords(part) : part;
}
