-- One word per thing: the questionnaires call it sexual harassment. Short exclusive lock on finding; can be undone by hand.
alter table finding drop constraint finding_psa_category_check;
alter table finding no force row level security;
update finding set psa_category = 'sexual-harassment' where psa_category = 'sexual-intimidation';
alter table finding force row level security;
alter table finding add constraint finding_psa_category_check check (psa_category in
  ('work-pressure', 'aggression-and-violence', 'sexual-harassment', 'bullying', 'discrimination', 'none'));
