-- What an organisation adds to a questionnaire for one campaign: modules, own statements, own open questions.
-- Why one column: it is read and written as a whole and frozen into the definition at launch.
-- Lock: access exclusive on campaign for an instant; the default is a constant, so no row is rewritten.
-- Undo: drop the column; drafts lose their additions, launched campaigns keep their definition.

alter table campaign add column additions jsonb not null
  default '{"modules": [], "statements": [], "questions": [], "openQuestions": false}';
alter table campaign add constraint campaign_additions_within_limits check (
  jsonb_array_length(additions -> 'modules') <= 10
  and jsonb_array_length(additions -> 'statements') <= 10
  and jsonb_array_length(additions -> 'questions') <= 2
  and jsonb_typeof(additions -> 'openQuestions') = 'boolean');
