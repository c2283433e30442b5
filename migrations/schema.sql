-- Made by `npm run gen` from the migrations. Do not edit; this page is for reading.

create table absence_complaint (
  organisation_id uuid not null,
  period text not null,
  complaint_group text not null,
  cases integer not null,
  imported_at timestamp with time zone not null,
  constraint absence_complaint_pkey PRIMARY KEY (organisation_id, period, complaint_group),
  constraint absence_complaint_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint absence_complaint_cases_check CHECK ((cases >= 15)),
  constraint absence_complaint_complaint_group_check CHECK (((length(complaint_group) >= 1) AND (length(complaint_group) <= 40))),
  constraint absence_complaint_period_check CHECK ((period ~ '^\d{4}$'::text))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, insert, select

create table absence_import (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null,
  first_month text not null,
  last_month text not null,
  counts jsonb not null,
  imported_by uuid not null,
  imported_at timestamp with time zone not null,
  constraint absence_import_pkey PRIMARY KEY (organisation_id, id),
  constraint absence_import_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint absence_import_organisation_id_imported_by_fkey FOREIGN KEY (organisation_id, imported_by) REFERENCES account(organisation_id, id),
  constraint absence_import_check CHECK ((first_month <= last_month)),
  constraint absence_import_first_month_check CHECK ((first_month ~ '^\d{4}-\d{2}$'::text)),
  constraint absence_import_kind_check CHECK ((kind = ANY (ARRAY['cases'::text, 'totals'::text]))),
  constraint absence_import_last_month_check CHECK ((last_month ~ '^\d{4}-\d{2}$'::text))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, insert, select

create table absence_mapping (
  organisation_id uuid not null,
  role text not null,
  columns jsonb not null,
  saved_at timestamp with time zone not null,
  constraint absence_mapping_pkey PRIMARY KEY (organisation_id, role),
  constraint absence_mapping_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint absence_mapping_role_check CHECK ((role = ANY (ARRAY['cases'::text, 'employments'::text, 'unit-months'::text, 'totals'::text, 'complaints'::text])))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update

create table absence_price (
  organisation_id uuid not null,
  prices jsonb not null,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  constraint absence_price_pkey PRIMARY KEY (organisation_id),
  constraint absence_price_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint absence_price_organisation_id_saved_by_fkey FOREIGN KEY (organisation_id, saved_by) REFERENCES account(organisation_id, id)
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update

create table absence_total (
  organisation_id uuid not null,
  import_id uuid not null,
  dimension text not null,
  key text not null,
  month text not null,
  heads double precision not null,
  head_days double precision not null,
  employment_days double precision not null,
  sick_days double precision not null,
  reports double precision not null,
  ended double precision,
  ended_days double precision,
  year jsonb,
  constraint absence_total_pkey PRIMARY KEY (organisation_id, import_id, dimension, key, month),
  constraint absence_total_organisation_id_import_id_fkey FOREIGN KEY (organisation_id, import_id) REFERENCES absence_import(organisation_id, id) ON DELETE CASCADE,
  constraint absence_total_details_of_wide CHECK (((dimension = 'wide'::text) OR ((ended IS NULL) AND (ended_days IS NULL) AND (year IS NULL)))),
  constraint absence_total_dimension_check CHECK ((dimension = ANY (ARRAY['narrow'::text, 'wide'::text, 'age'::text, 'sex'::text, 'function'::text]))),
  constraint absence_total_ended_check CHECK ((ended >= (0)::double precision)),
  constraint absence_total_month_check CHECK ((month ~ '^\d{4}-\d{2}$'::text)),
  constraint absence_total_of_enough_people CHECK ((heads >= (
CASE dimension
    WHEN 'wide'::text THEN 50
    ELSE 10
END)::double precision)),
  constraint absence_total_reports_check CHECK ((reports >= (0)::double precision)),
  constraint absence_total_sick_days_check CHECK ((sick_days >= (0)::double precision))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select

create table absence_unit (
  organisation_id uuid not null,
  import_id uuid not null,
  unit_id uuid not null,
  parent_unit_id uuid,
  code text not null,
  name text not null,
  narrow_unit_id uuid,
  wide_unit_id uuid,
  constraint absence_unit_pkey PRIMARY KEY (organisation_id, import_id, unit_id),
  constraint absence_unit_organisation_id_import_id_fkey FOREIGN KEY (organisation_id, import_id) REFERENCES absence_import(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select

create table account (
  organisation_id uuid not null,
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text,
  language text not null default 'nl'::text,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default '2026-01-01 00:00:00+00'::timestamp with time zone,
  totp_secret bytea,
  totp_confirmed_at timestamp with time zone,
  totp_last_step bigint not null default 0,
  first_steps_away boolean not null default false,
  constraint account_organisation_id_email_key UNIQUE (organisation_id, email),
  constraint account_pkey PRIMARY KEY (organisation_id, id),
  constraint account_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint account_email_check CHECK ((email = lower(email))),
  constraint account_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
);
CREATE INDEX account_by_email ON public.account USING btree (email);
-- row security, forced
-- policy gate_changes for update to werkpeil_gate using (true) with check (true)
-- policy gate_reads for select to werkpeil_gate using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_gate: select
-- grant werkpeil_gate: update (password_hash, totp_confirmed_at, totp_last_step, totp_secret)
-- grant werkpeil_web: insert (created_at, email, id, language, name, organisation_id)
-- grant werkpeil_web: select (created_at, disabled_at, email, first_steps_away, id, language, name, organisation_id, totp_confirmed_at)
-- grant werkpeil_web: update (disabled_at, email, first_steps_away, language, name, totp_confirmed_at, totp_secret)
-- grant werkpeil_work: insert, select

create table account_link (
  organisation_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  kind text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint account_link_token_hash_key UNIQUE (token_hash),
  constraint account_link_pkey PRIMARY KEY (organisation_id, token_hash),
  constraint account_link_organisation_id_account_id_fkey FOREIGN KEY (organisation_id, account_id) REFERENCES account(organisation_id, id) ON DELETE CASCADE,
  constraint account_link_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'reset'::text])))
);
-- row security, forced
-- policy gate_keeps for all to werkpeil_gate using (true) with check (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_gate: delete, insert, select, update
-- grant werkpeil_web: delete, insert
-- grant werkpeil_web: select (account_id, expires_at, kind, organisation_id, used_at)
-- grant werkpeil_work: delete, select

create table account_role (
  organisation_id uuid not null,
  account_id uuid not null,
  role text not null,
  unit_id uuid,
  ends_on date,
  constraint account_role_organisation_id_account_id_fkey FOREIGN KEY (organisation_id, account_id) REFERENCES account(organisation_id, id) ON DELETE CASCADE,
  constraint account_role_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint account_role_organisation_id_unit_id_fkey FOREIGN KEY (organisation_id, unit_id) REFERENCES unit(organisation_id, id),
  constraint account_role_check CHECK (((role = 'manager'::text) = (unit_id IS NOT NULL))),
  constraint account_role_role_check CHECK ((role = ANY (ARRAY['hr'::text, 'manager'::text, 'management'::text, 'adviser'::text, 'works-council'::text, 'administrator'::text])))
);
CREATE UNIQUE INDEX account_role_once ON public.account_role USING btree (organisation_id, account_id, role, COALESCE(unit_id, account_id));
-- row security, forced
-- policy gate_reads for select to werkpeil_gate using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_gate: select
-- grant werkpeil_web: delete, insert, select, update
-- grant werkpeil_work: insert, select
-- CREATE TRIGGER figures_by_role AFTER INSERT OR DELETE OR UPDATE ON public.account_role FOR EACH ROW EXECUTE FUNCTION note_figures()

create table api_key (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  expires_on date not null,
  last_used_on date,
  revoked_at timestamp with time zone,
  constraint api_key_pkey PRIMARY KEY (organisation_id, id),
  constraint api_key_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint api_key_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint api_key_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint api_key_scopes_check CHECK ((cardinality(scopes) >= 1))
);
CREATE INDEX api_key_by_id ON public.api_key USING btree (id);
-- row security, forced
-- policy gate_notes_use for update to werkpeil_gate using (true) with check (true)
-- policy gate_reads for select to werkpeil_gate using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_gate: select
-- grant werkpeil_gate: update (last_used_on)
-- grant werkpeil_web: insert
-- grant werkpeil_web: select (created_at, created_by, expires_on, id, last_used_on, name, organisation_id, revoked_at, scopes)
-- grant werkpeil_web: update (revoked_at)

create table attachment (
  organisation_id uuid not null,
  id uuid not null,
  row_id uuid,
  version_id uuid,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  bytes bytea not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  constraint attachment_pkey PRIMARY KEY (organisation_id, id),
  constraint attachment_organisation_id_added_by_fkey FOREIGN KEY (organisation_id, added_by) REFERENCES account(organisation_id, id),
  constraint attachment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint attachment_organisation_id_row_id_fkey FOREIGN KEY (organisation_id, row_id) REFERENCES plan_row(organisation_id, id),
  constraint attachment_organisation_id_version_id_fkey FOREIGN KEY (organisation_id, version_id) REFERENCES plan_version(organisation_id, id),
  constraint attachment_check CHECK (((row_id IS NULL) <> (version_id IS NULL))),
  constraint attachment_check1 CHECK ((octet_length(bytes) = size)),
  constraint attachment_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint attachment_size_check CHECK (((size >= 1) AND (size <= 5242880)))
);
CREATE INDEX attachment_by_row ON public.attachment USING btree (organisation_id, row_id);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, insert, select

create table audit_anchor (
  organisation_id uuid not null,
  number bigint not null,
  hash bytea not null,
  constraint audit_anchor_pkey PRIMARY KEY (organisation_id),
  constraint audit_anchor_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint audit_anchor_hash_check CHECK ((length(hash) = 32))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: select
-- grant werkpeil_work: select

create table audit_entry (
  organisation_id uuid not null,
  number bigint not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor text not null,
  action text not null,
  subject jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_entry_pkey PRIMARY KEY (organisation_id, number),
  constraint audit_entry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
-- row security, forced
-- policy gate_adds for insert to werkpeil_gate with check (true)
-- policy gate_reads for select to werkpeil_gate using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_gate: insert
-- grant werkpeil_gate: select (hash, number, organisation_id)
-- grant werkpeil_web: insert, select
-- grant werkpeil_work: insert, select
-- CREATE TRIGGER audit_is_append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change()
-- CREATE TRIGGER audit_is_chained BEFORE INSERT ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION chain_audit_entry()

create table audit_mail (
  organisation_id uuid not null,
  day date not null,
  number bigint not null,
  hash bytea not null,
  recipients smallint not null,
  constraint audit_mail_pkey PRIMARY KEY (organisation_id, day),
  constraint audit_mail_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select

create table ballot (
  campaign_id uuid not null,
  scope_id uuid not null,
  serial bytea not null,
  box bytea not null,
  constraint ballot_pkey PRIMARY KEY (campaign_id, serial),
  constraint ballot_serial_check CHECK ((length(serial) = 32))
) partition by LIST (campaign_id);
-- row security, forced
-- policy answer_puts for all to werkpeil_answer using (true) with check (true)
-- policy work_opens for all to werkpeil_work using (true)
-- grant werkpeil_answer: insert, select
-- grant werkpeil_work: select

create table block_histogram (
  organisation_id uuid not null,
  campaign_id uuid not null,
  scale text not null,
  item text not null,
  block text not null,
  unit_id uuid not null,
  histogram integer[] not null,
  constraint block_histogram_pkey PRIMARY KEY (organisation_id, campaign_id, scale, item, block),
  constraint block_histogram_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_work: insert, select

create table campaign (
  organisation_id uuid not null,
  id uuid not null,
  questionnaire_id text not null,
  questionnaire_version text not null,
  variant text not null,
  title text not null,
  status text not null default 'draft'::text,
  opens_on date not null,
  closes_on date not null,
  minimum_group smallint not null,
  unit_ids uuid[] not null default '{}'::uuid[],
  definition jsonb,
  definition_hash text,
  manifest jsonb,
  manifest_hash text,
  created_at timestamp with time zone not null,
  launched_at timestamp with time zone,
  closed_at timestamp with time zone,
  published_at timestamp with time zone,
  additions jsonb not null default '{"modules": [], "questions": [], "statements": [], "openQuestions": false}'::jsonb,
  paper text not null default 'letters'::text,
  nightly_at timestamp with time zone,
  cuts text[] not null default '{}'::text[],
  texts jsonb not null default '{}'::jsonb,
  reminders jsonb not null default '{"last": true, "first": 50, "second": 90}'::jsonb,
  norm_id text,
  repeats uuid,
  scales text[] not null default '{}'::text[],
  series_id uuid,
  forgotten_at timestamp with time zone,
  constraint campaign_id_key UNIQUE (id),
  constraint campaign_pkey PRIMARY KEY (organisation_id, id),
  constraint campaign_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint campaign_organisation_id_repeats_fkey FOREIGN KEY (organisation_id, repeats) REFERENCES campaign(organisation_id, id),
  constraint campaign_organisation_id_series_id_fkey FOREIGN KEY (organisation_id, series_id) REFERENCES campaign_series(organisation_id, id),
  constraint campaign_additions_within_limits CHECK (((jsonb_array_length((additions -> 'modules'::text)) <= 10) AND (jsonb_array_length((additions -> 'statements'::text)) <= 10) AND (jsonb_array_length((additions -> 'questions'::text)) <= 2) AND (jsonb_typeof((additions -> 'openQuestions'::text)) = 'boolean'::text))),
  constraint campaign_check CHECK ((closes_on >= opens_on)),
  constraint campaign_check1 CHECK (((status = 'draft'::text) = (launched_at IS NULL))),
  constraint campaign_check2 CHECK (((status = 'draft'::text) OR ((definition IS NOT NULL) AND (manifest IS NOT NULL)))),
  constraint campaign_cuts_check CHECK ((cardinality(cuts) <= 3)),
  constraint campaign_minimum_group_check CHECK ((minimum_group >= 5)),
  constraint campaign_norm_id_check CHECK (((length(norm_id) >= 1) AND (length(norm_id) <= 80))),
  constraint campaign_paper_check CHECK ((paper = ANY (ARRAY['letters'::text, 'cards'::text]))),
  constraint campaign_reminders_are_three CHECK (((reminders ? 'first'::text) AND (reminders ? 'second'::text) AND (jsonb_typeof((reminders -> 'last'::text)) = 'boolean'::text))),
  constraint campaign_scales_check CHECK ((cardinality(scales) <= 100)),
  constraint campaign_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text, 'published'::text]))),
  constraint campaign_title_check CHECK (((length(title) >= 1) AND (length(title) <= 120))),
  constraint campaign_variant_check CHECK ((variant = ANY (ARRAY['short'::text, 'standard'::text, 'long'::text])))
);
-- row security, forced
-- policy answer_reads for select to werkpeil_answer using ((status <> 'draft'::text))
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_sees_dates for select to werkpeil_work using (true)
-- grant werkpeil_answer: select (closes_on, definition, definition_hash, id, manifest, manifest_hash, opens_on, organisation_id, paper, published_at, status, title)
-- grant werkpeil_web: delete, insert, select, update
-- grant werkpeil_work: insert, select, update
-- CREATE TRIGGER campaign_is_announced AFTER UPDATE OF status ON public.campaign FOR EACH ROW EXECUTE FUNCTION announce_campaign()
-- CREATE TRIGGER figures_by_status AFTER UPDATE OF status ON public.campaign FOR EACH ROW WHEN (((old.status IS DISTINCT FROM new.status) AND (new.status = 'published'::text))) EXECUTE FUNCTION note_figures()

create table campaign_contract (
  organisation_id uuid not null,
  campaign_id uuid not null,
  version smallint not null,
  terms jsonb not null,
  terms_hash text not null,
  reason text not null default ''::text,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint campaign_contract_pkey PRIMARY KEY (organisation_id, campaign_id, version),
  constraint campaign_contract_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint campaign_contract_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES account(organisation_id, id),
  constraint campaign_contract_check CHECK (((version = 1) = (reason = ''::text))),
  constraint campaign_contract_version_check CHECK ((version >= 1))
);
-- row security, forced
-- policy answer_reads for select to werkpeil_answer using (true)
-- policy only_stricter for insert to werkpeil_web with check ((version > 1))
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: select (campaign_id, made_at, organisation_id, reason, terms, terms_hash, version)
-- grant werkpeil_web: insert, select
-- grant werkpeil_work: insert, select
-- CREATE TRIGGER contract_is_append_only BEFORE DELETE OR UPDATE ON public.campaign_contract FOR EACH ROW EXECUTE FUNCTION refuse_change()
-- CREATE TRIGGER contract_only_tightens BEFORE INSERT ON public.campaign_contract FOR EACH ROW EXECUTE FUNCTION refuse_loosening()
-- CREATE TRIGGER figures_by_contract AFTER INSERT ON public.campaign_contract FOR EACH ROW WHEN ((new.version > 1)) EXECUTE FUNCTION note_figures()

create table campaign_series (
  organisation_id uuid not null,
  id uuid not null,
  title text not null,
  from_campaign_id uuid not null,
  every_months smallint not null,
  next_opens_on date not null,
  days_open smallint not null,
  scales text[] not null default '{}'::text[],
  created_by uuid not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint campaign_series_pkey PRIMARY KEY (organisation_id, id),
  constraint campaign_series_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint campaign_series_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint campaign_series_organisation_id_from_campaign_id_fkey FOREIGN KEY (organisation_id, from_campaign_id) REFERENCES campaign(organisation_id, id),
  constraint campaign_series_days_open_check CHECK (((days_open >= 3) AND (days_open <= 90))),
  constraint campaign_series_every_months_check CHECK ((every_months = ANY (ARRAY[1, 2, 3, 4, 6, 12, 24]))),
  constraint campaign_series_scales_check CHECK ((cardinality(scales) <= 100)),
  constraint campaign_series_title_check CHECK (((length(title) >= 1) AND (length(title) <= 120)))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_looks for select to werkpeil_work using (true)
-- grant werkpeil_web: insert, select
-- grant werkpeil_web: update (days_open, ended_at, next_opens_on)
-- grant werkpeil_work: select
-- grant werkpeil_work: update (from_campaign_id, next_opens_on)

create table campaign_unit (
  organisation_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  parent_unit_id uuid,
  code text not null,
  name text not null,
  invited integer not null,
  constraint campaign_unit_pkey PRIMARY KEY (organisation_id, campaign_id, unit_id),
  constraint campaign_unit_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy answer_reads for select to werkpeil_answer using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: select (campaign_id, name, organisation_id, unit_id)
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select

create table card (
  organisation_id uuid not null,
  campaign_id uuid not null,
  id uuid not null,
  scope_id uuid not null,
  code text not null,
  constraint card_pkey PRIMARY KEY (organisation_id, campaign_id, id),
  constraint card_organisation_id_campaign_id_scope_id_fkey FOREIGN KEY (organisation_id, campaign_id, scope_id) REFERENCES scope(organisation_id, campaign_id, id)
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, select
-- grant werkpeil_work: delete, insert, select

create table cause (
  organisation_id uuid not null,
  id uuid not null,
  finding_id uuid not null,
  text text not null,
  source text not null,
  heard_on date not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  constraint cause_pkey PRIMARY KEY (organisation_id, id),
  constraint cause_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint cause_organisation_id_finding_id_fkey FOREIGN KEY (organisation_id, finding_id) REFERENCES finding(organisation_id, id) ON DELETE CASCADE,
  constraint cause_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint cause_source_check CHECK ((source = ANY (ARRAY['team-session'::text, 'interview'::text, 'adviser'::text, 'observation'::text]))),
  constraint cause_text_check CHECK (((length(text) >= 10) AND (length(text) <= 1000)))
);
CREATE INDEX cause_by_finding ON public.cause USING btree (organisation_id, finding_id);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, insert, select

create table checklist_answer (
  organisation_id uuid not null,
  round_id uuid not null,
  topic text not null,
  present text not null,
  working text not null,
  evidence text not null default ''::text,
  owner text not null default ''::text,
  due_on date,
  constraint checklist_answer_pkey PRIMARY KEY (organisation_id, round_id, topic),
  constraint checklist_answer_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES checklist_round(organisation_id, id) ON DELETE CASCADE,
  constraint checklist_answer_evidence_check CHECK ((length(evidence) <= 1000)),
  constraint checklist_answer_owner_check CHECK ((length(owner) <= 120)),
  constraint checklist_answer_present_check CHECK ((present = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text]))),
  constraint checklist_answer_working_check CHECK ((working = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text, 'unknown'::text])))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update

create table checklist_milestone (
  organisation_id uuid not null,
  round_id uuid not null,
  milestone text not null,
  due integer not null,
  met integer not null,
  constraint checklist_milestone_pkey PRIMARY KEY (organisation_id, round_id, milestone),
  constraint checklist_milestone_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES checklist_round(organisation_id, id) ON DELETE CASCADE,
  constraint checklist_milestone_check CHECK (((met >= 0) AND (met <= due))),
  constraint checklist_milestone_due_check CHECK ((due >= 0))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update

create table checklist_round (
  organisation_id uuid not null,
  id uuid not null,
  checklist text not null,
  version text not null,
  held_on date not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint checklist_round_pkey PRIMARY KEY (organisation_id, id),
  constraint checklist_round_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint checklist_round_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE UNIQUE INDEX checklist_round_one_open ON public.checklist_round USING btree (organisation_id, checklist) WHERE (closed_at IS NULL);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, insert, select, update

create table comment (
  organisation_id uuid not null,
  campaign_id uuid not null,
  id uuid not null,
  question text not null,
  block text not null,
  sealed bytea not null,
  decision text not null default 'waiting'::text,
  text text,
  reason text,
  constraint comment_pkey PRIMARY KEY (organisation_id, campaign_id, id),
  constraint comment_organisation_id_campaign_id_question_fkey FOREIGN KEY (organisation_id, campaign_id, question) REFERENCES comment_question(organisation_id, campaign_id, question) ON DELETE CASCADE,
  constraint comment_check CHECK (((decision = 'redacted'::text) = (text IS NOT NULL))),
  constraint comment_check1 CHECK (((decision = ANY (ARRAY['redacted'::text, 'withheld'::text])) = (reason IS NOT NULL))),
  constraint comment_decision_check CHECK ((decision = ANY (ARRAY['waiting'::text, 'published'::text, 'redacted'::text, 'withheld'::text]))),
  constraint comment_reason_check CHECK ((reason = ANY (ARRAY['names-someone'::text, 'recognisable'::text, 'health'::text, 'hurtful'::text, 'empty'::text]))),
  constraint comment_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, select
-- grant werkpeil_web: update (decision, reason, text)
-- grant werkpeil_work: insert, select

create table comment_list (
  organisation_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  question text not null,
  cell jsonb not null,
  constraint comment_list_pkey PRIMARY KEY (organisation_id, campaign_id, unit_id, question),
  constraint comment_list_organisation_id_campaign_id_question_fkey FOREIGN KEY (organisation_id, campaign_id, question) REFERENCES comment_question(organisation_id, campaign_id, question) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select
-- CREATE TRIGGER list_is_append_only BEFORE DELETE OR UPDATE ON public.comment_list FOR EACH ROW EXECUTE FUNCTION refuse_change()

create table comment_question (
  organisation_id uuid not null,
  campaign_id uuid not null,
  question text not null,
  written integer not null,
  plan jsonb not null,
  released_at timestamp with time zone,
  released_by uuid,
  published integer,
  redacted integer,
  withheld integer,
  reasons jsonb,
  constraint comment_question_pkey PRIMARY KEY (organisation_id, campaign_id, question),
  constraint comment_question_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint comment_question_check CHECK (((released_at IS NULL) = (published IS NULL))),
  constraint comment_question_check1 CHECK (((released_at IS NULL) OR (((published + redacted) + withheld) = written))),
  constraint comment_question_written_check CHECK (((written = 0) OR (written >= 10)))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: select
-- grant werkpeil_web: update (published, reasons, redacted, released_at, released_by, withheld)
-- grant werkpeil_work: insert, select

create table contract_signature (
  organisation_id uuid not null,
  campaign_id uuid not null,
  terms_hash text not null,
  kind text not null,
  reason text not null default ''::text,
  signed_by uuid not null,
  signed_at timestamp with time zone not null,
  constraint contract_signature_pkey PRIMARY KEY (organisation_id, campaign_id, terms_hash),
  constraint contract_signature_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint contract_signature_organisation_id_signed_by_fkey FOREIGN KEY (organisation_id, signed_by) REFERENCES account(organisation_id, id),
  constraint contract_signature_check CHECK (((kind = 'not-applicable'::text) = (length(TRIM(BOTH FROM reason)) > 0))),
  constraint contract_signature_kind_check CHECK ((kind = ANY (ARRAY['signed'::text, 'not-applicable'::text]))),
  constraint contract_signature_reason_check CHECK ((length(reason) <= 1000))
);
-- row security, forced
-- policy answer_reads for select to werkpeil_answer using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: select (campaign_id, kind, organisation_id, reason, signed_at, terms_hash)
-- grant werkpeil_web: insert, select
-- grant werkpeil_work: select
-- CREATE TRIGGER signature_is_append_only BEFORE DELETE OR UPDATE ON public.contract_signature FOR EACH ROW EXECUTE FUNCTION refuse_change()

create table council_seal (
  organisation_id uuid not null,
  campaign_id uuid not null,
  public_key bytea not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint council_seal_pkey PRIMARY KEY (organisation_id, campaign_id),
  constraint council_seal_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint council_seal_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES account(organisation_id, id)
);
-- row security, forced
-- policy before_launch for insert to werkpeil_web with check ((EXISTS ( SELECT
   FROM campaign c
  WHERE ((c.id = council_seal.campaign_id) AND (c.status = 'draft'::text)))))
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy until_launch for delete to werkpeil_web using ((EXISTS ( SELECT
   FROM campaign c
  WHERE ((c.id = council_seal.campaign_id) AND (c.status = 'draft'::text)))))
-- grant werkpeil_web: delete, insert, select
-- grant werkpeil_work: select

create table counted_receipt (
  organisation_id uuid not null,
  campaign_id uuid not null,
  receipt text not null,
  constraint counted_receipt_pkey PRIMARY KEY (organisation_id, campaign_id, receipt),
  constraint counted_receipt_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy answer_reads for select to werkpeil_answer using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: select
-- grant werkpeil_work: insert, select

create table credential_issue (
  organisation_id uuid not null,
  campaign_id uuid not null,
  invitation_id uuid not null,
  blinded_hash bytea not null,
  nights smallint not null default 0,
  reissued boolean not null default false,
  constraint credential_issue_pkey PRIMARY KEY (organisation_id, campaign_id, invitation_id),
  constraint credential_issue_nights_check CHECK (((nights >= 0) AND (nights <= 2)))
) partition by LIST (campaign_id);
-- row security, forced
-- policy by_invitation for all to werkpeil_answer using ((EXISTS ( SELECT
   FROM invitation i
  WHERE ((i.campaign_id = credential_issue.campaign_id) AND (i.id = credential_issue.invitation_id))))) with check ((EXISTS ( SELECT
   FROM invitation i
  WHERE ((i.campaign_id = credential_issue.campaign_id) AND (i.id = credential_issue.invitation_id)))))
-- policy own_organisation for all to werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: insert, select
-- grant werkpeil_answer: update (blinded_hash, nights, reissued)
-- grant werkpeil_work: select
-- grant werkpeil_work: update (nights)

create table employee (
  organisation_id uuid not null,
  id uuid not null,
  number text not null,
  family_name text not null,
  given_name text not null,
  email text,
  unit_id uuid not null,
  function_title text not null default ''::text,
  function_group text not null default ''::text,
  is_manager boolean not null default false,
  hours_share smallint,
  employed_from date,
  employed_until date,
  birth_year smallint,
  sex text,
  language text not null default 'nl'::text,
  constraint employee_organisation_id_number_key UNIQUE (organisation_id, number),
  constraint employee_pkey PRIMARY KEY (organisation_id, id),
  constraint employee_organisation_id_unit_id_fkey FOREIGN KEY (organisation_id, unit_id) REFERENCES unit(organisation_id, id),
  constraint employee_hours_share_check CHECK (((hours_share >= 1) AND (hours_share <= 150))),
  constraint employee_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text]))),
  constraint employee_number_check CHECK (((length(number) >= 1) AND (length(number) <= 40)))
);
CREATE INDEX employee_by_unit ON public.employee USING btree (organisation_id, unit_id);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, insert, select, update
-- grant werkpeil_work: delete, select, update

create table figures_version (
  organisation_id uuid not null,
  version bigint not null default 1,
  constraint figures_version_pkey PRIMARY KEY (organisation_id),
  constraint figures_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
-- row security, forced
-- policy gate_reads for select to werkpeil_gate using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_gate: select
-- grant werkpeil_web: insert, select, update
-- grant werkpeil_work: insert, select, update

create table finding (
  organisation_id uuid not null,
  id uuid not null,
  campaign_id uuid,
  unit_id uuid not null,
  scale text,
  evidence jsonb not null,
  accepted_because text,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  kind text not null default 'scale'::text,
  subject text not null default ''::text,
  psa_category text,
  field_4a text,
  exposed_group text not null default ''::text,
  exposed_number integer,
  special_category text not null default ''::text,
  risk_method text,
  risk_inputs jsonb,
  risk_class text,
  risk_reported boolean not null default false,
  risk_override text,
  risk_reason text not null default ''::text,
  accepted_by uuid,
  accepted_at timestamp with time zone,
  constraint finding_organisation_id_campaign_id_unit_id_scale_key UNIQUE (organisation_id, campaign_id, unit_id, scale),
  constraint finding_pkey PRIMARY KEY (organisation_id, id),
  constraint finding_accepted_by_fkey FOREIGN KEY (organisation_id, accepted_by) REFERENCES account(organisation_id, id),
  constraint finding_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id),
  constraint finding_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint finding_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint finding_acceptance_is_signed CHECK ((((accepted_because IS NULL) = (accepted_by IS NULL)) AND ((accepted_because IS NULL) = (accepted_at IS NULL)))),
  constraint finding_acceptance_says_why CHECK ((length(accepted_because) >= 10)),
  constraint finding_exposed_number_check CHECK ((exposed_number >= 0)),
  constraint finding_field_4a_check CHECK ((field_4a = ANY (ARRAY['content'::text, 'relations'::text, 'conditions'::text, 'terms'::text, 'absence'::text]))),
  constraint finding_kind_check CHECK ((kind = ANY (ARRAY['scale'::text, 'prevalence'::text, 'absence'::text, 'relation'::text, 'checklist'::text, 'observation'::text]))),
  constraint finding_override_has_reason CHECK (((risk_override IS NULL) OR (risk_reason <> ''::text))),
  constraint finding_psa_category_check CHECK ((psa_category = ANY (ARRAY['work-pressure'::text, 'aggression-and-violence'::text, 'sexual-harassment'::text, 'bullying'::text, 'discrimination'::text, 'none'::text]))),
  constraint finding_reported_is_high CHECK (((NOT risk_reported) OR (COALESCE(risk_override, risk_class) = ANY (ARRAY['high'::text, 'very-high'::text])))),
  constraint finding_risk_class_check CHECK ((risk_class = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'very-high'::text]))),
  constraint finding_risk_method_check CHECK ((risk_method = ANY (ARRAY['reach-severity'::text, 'kinney'::text, 'three-by-three'::text]))),
  constraint finding_risk_override_check CHECK ((risk_override = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'very-high'::text]))),
  constraint finding_scale_is_named CHECK (((kind <> ALL (ARRAY['scale'::text, 'prevalence'::text])) OR ((campaign_id IS NOT NULL) AND (scale IS NOT NULL))))
);
CREATE INDEX finding_by_unit ON public.finding USING btree (organisation_id, unit_id);
CREATE UNIQUE INDEX finding_once_per_subject ON public.finding USING btree (organisation_id, kind, unit_id, subject) WHERE (kind = ANY (ARRAY['absence'::text, 'relation'::text, 'checklist'::text]));
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update

create table guide_run (
  organisation_id uuid not null,
  id uuid not null,
  guide text not null,
  unit_id uuid not null,
  title text not null,
  finished_on date,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  constraint guide_run_pkey PRIMARY KEY (organisation_id, id),
  constraint guide_run_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint guide_run_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint guide_run_organisation_id_unit_id_fkey FOREIGN KEY (organisation_id, unit_id) REFERENCES unit(organisation_id, id),
  constraint guide_run_title_check CHECK (((length(title) >= 1) AND (length(title) <= 160)))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, insert, select, update

create table guide_step (
  organisation_id uuid not null,
  run_id uuid not null,
  step text not null,
  text text not null default ''::text,
  done_on date,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint guide_step_pkey PRIMARY KEY (organisation_id, run_id, step),
  constraint guide_step_organisation_id_changed_by_fkey FOREIGN KEY (organisation_id, changed_by) REFERENCES account(organisation_id, id),
  constraint guide_step_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint guide_step_organisation_id_run_id_fkey FOREIGN KEY (organisation_id, run_id) REFERENCES guide_run(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, insert, select, update

create table identity_provider (
  organisation_id uuid not null,
  issuer text not null,
  client_id text not null,
  client_secret bytea not null,
  domains text[] not null,
  only_way boolean not null default false,
  constraint identity_provider_pkey PRIMARY KEY (organisation_id),
  constraint identity_provider_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint identity_provider_client_id_check CHECK (((length(client_id) >= 1) AND (length(client_id) <= 300))),
  constraint identity_provider_domains_check CHECK (((cardinality(domains) >= 1) AND (cardinality(domains) <= 20))),
  constraint identity_provider_issuer_check CHECK (((length(issuer) >= 8) AND (length(issuer) <= 300)))
);
-- row security, forced
-- policy gate_reads for select to werkpeil_gate using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_gate: select
-- grant werkpeil_web: delete, insert, update
-- grant werkpeil_web: select (client_id, domains, issuer, only_way, organisation_id)

create table instrument_draft (
  organisation_id uuid not null,
  id uuid not null,
  file_name text not null,
  draft jsonb not null,
  report jsonb not null,
  mapping jsonb not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  constraint instrument_draft_pkey PRIMARY KEY (organisation_id, id),
  constraint instrument_draft_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint instrument_draft_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint instrument_draft_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 160)))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, insert, select, update

create table interpretation (
  organisation_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  reading text not null,
  advice text not null default ''::text,
  limits text not null default ''::text,
  valid_until date not null,
  author_id uuid not null,
  author_name text not null default ''::text,
  author_function text not null,
  state text not null default 'draft'::text,
  signed_at timestamp with time zone,
  withdrawn_reason text,
  updated_at timestamp with time zone not null,
  constraint interpretation_pkey PRIMARY KEY (organisation_id, id),
  constraint interpretation_organisation_id_author_id_fkey FOREIGN KEY (organisation_id, author_id) REFERENCES account(organisation_id, id),
  constraint interpretation_organisation_id_campaign_id_unit_id_fkey FOREIGN KEY (organisation_id, campaign_id, unit_id) REFERENCES campaign_unit(organisation_id, campaign_id, unit_id) ON DELETE CASCADE,
  constraint interpretation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint interpretation_advice_check CHECK ((length(advice) <= 4000)),
  constraint interpretation_author_function_check CHECK (((length(author_function) >= 1) AND (length(author_function) <= 120))),
  constraint interpretation_is_signed_with_date CHECK (((state = 'draft'::text) = (signed_at IS NULL))),
  constraint interpretation_is_withdrawn_with_reason CHECK (((state = 'withdrawn'::text) = (withdrawn_reason IS NOT NULL))),
  constraint interpretation_limits_check CHECK ((length(limits) <= 2000)),
  constraint interpretation_reading_check CHECK (((length(reading) >= 1) AND (length(reading) <= 4000))),
  constraint interpretation_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'signed'::text, 'replaced'::text, 'withdrawn'::text]))),
  constraint interpretation_withdrawn_reason_check CHECK (((length(withdrawn_reason) >= 1) AND (length(withdrawn_reason) <= 500)))
);
CREATE UNIQUE INDEX interpretation_draft ON public.interpretation USING btree (organisation_id, campaign_id, unit_id, author_id) WHERE (state = 'draft'::text);
CREATE UNIQUE INDEX interpretation_signed ON public.interpretation USING btree (organisation_id, campaign_id, unit_id) WHERE (state = 'signed'::text);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update
-- CREATE TRIGGER figures_by_reading AFTER INSERT OR DELETE OR UPDATE ON public.interpretation FOR EACH ROW EXECUTE FUNCTION note_figures()
-- CREATE TRIGGER signed_interpretation_stays BEFORE UPDATE ON public.interpretation FOR EACH ROW EXECUTE FUNCTION keep_signed_interpretation()

create table invitation (
  organisation_id uuid not null,
  campaign_id uuid not null,
  id uuid not null,
  employee_id uuid,
  scope_id uuid not null,
  token_hash bytea not null,
  round smallint not null default 0,
  constraint invitation_organisation_id_campaign_id_employee_id_key UNIQUE (organisation_id, campaign_id, employee_id),
  constraint invitation_token_hash_key UNIQUE (token_hash),
  constraint invitation_pkey PRIMARY KEY (organisation_id, campaign_id, id),
  constraint invitation_organisation_id_campaign_id_scope_id_fkey FOREIGN KEY (organisation_id, campaign_id, scope_id) REFERENCES scope(organisation_id, campaign_id, id),
  constraint invitation_organisation_id_employee_id_fkey FOREIGN KEY (organisation_id, employee_id) REFERENCES employee(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy by_token for all to werkpeil_answer using ((token_hash = decode(NULLIF(current_setting('werkpeil.token_hash'::text, true), ''::text), 'hex'::text))) with check ((token_hash = decode(NULLIF(current_setting('werkpeil.token_hash'::text, true), ''::text), 'hex'::text)))
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: select (campaign_id, id, organisation_id, scope_id, token_hash)
-- grant werkpeil_work: delete, insert, select
-- grant werkpeil_work: update (round, token_hash)

create table job (
  organisation_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  kind text not null,
  state text not null default 'waiting'::text,
  done integer not null default 0,
  total integer not null default 0,
  error text,
  attempts smallint not null default 0,
  heartbeat_at timestamp with time zone not null,
  constraint job_organisation_id_campaign_id_kind_key UNIQUE (organisation_id, campaign_id, kind),
  constraint job_pkey PRIMARY KEY (organisation_id, id),
  constraint job_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint job_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint job_kind_check CHECK ((kind = ANY (ARRAY['launch'::text, 'tally'::text]))),
  constraint job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_takes for select to werkpeil_work using (true)
-- policy work_takes_update for update to werkpeil_work using (true) with check (true)
-- grant werkpeil_web: insert, select, update
-- grant werkpeil_work: insert, select, update

create table mail_sender (
  organisation_id uuid not null,
  sender_name text not null,
  reply_to text,
  spread_minutes smallint not null default 15,
  host text,
  port integer,
  user_name text not null default ''::text,
  password bytea,
  address text,
  failed_at timestamp with time zone,
  last_error text,
  failure text,
  constraint mail_sender_pkey PRIMARY KEY (organisation_id),
  constraint mail_sender_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mail_sender_address_check CHECK (((address !~ '[[:cntrl:][:space:]]'::text) AND (length(address) <= 200))),
  constraint mail_sender_check CHECK ((((host IS NULL) = (port IS NULL)) AND ((host IS NULL) = (address IS NULL)))),
  constraint mail_sender_failure_check CHECK ((failure = ANY (ARRAY['certificate'::text, 'sign-in'::text, 'not-encrypted'::text, 'unreachable'::text, 'other'::text]))),
  constraint mail_sender_host_check CHECK (((length(host) >= 1) AND (length(host) <= 200))),
  constraint mail_sender_port_check CHECK ((port = ANY (ARRAY[25, 465, 587, 2525]))),
  constraint mail_sender_reply_to_check CHECK (((reply_to !~ '[[:cntrl:][:space:]]'::text) AND (length(reply_to) <= 200))),
  constraint mail_sender_sender_name_check CHECK ((((length(sender_name) >= 1) AND (length(sender_name) <= 80)) AND (sender_name !~ '[[:cntrl:]]'::text))),
  constraint mail_sender_spread_minutes_check CHECK (((spread_minutes >= 0) AND (spread_minutes <= 480))),
  constraint mail_sender_user_name_check CHECK ((length(user_name) <= 200))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_looks for select to werkpeil_work using (true)
-- policy work_notes for update to werkpeil_work using (true) with check (true)
-- grant werkpeil_web: delete, insert
-- grant werkpeil_web: select (address, failed_at, failure, host, last_error, organisation_id, port, reply_to, sender_name, spread_minutes, user_name)
-- grant werkpeil_web: update (address, failed_at, failure, host, last_error, password, port, reply_to, sender_name, spread_minutes, user_name)
-- grant werkpeil_work: select
-- grant werkpeil_work: update (failed_at, failure, last_error)

create table mailing (
  organisation_id uuid not null,
  campaign_id uuid not null,
  kind text not null,
  send_on date not null,
  state text not null default 'waiting'::text,
  constraint mailing_pkey PRIMARY KEY (organisation_id, campaign_id, kind),
  constraint mailing_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint mailing_kind_check CHECK ((kind = ANY (ARRAY['first'::text, 'second'::text, 'last'::text]))),
  constraint mailing_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'queued'::text, 'cancelled'::text])))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_looks for select to werkpeil_work using (true)
-- grant werkpeil_web: select
-- grant werkpeil_web: update (send_on, state)
-- grant werkpeil_work: insert, select, update

create table norm_consent (
  organisation_id uuid not null,
  given_at timestamp with time zone not null,
  given_by uuid not null,
  constraint norm_consent_pkey PRIMARY KEY (organisation_id),
  constraint norm_consent_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_counts for select to werkpeil_work using (true)
-- grant werkpeil_web: delete, insert, select
-- grant werkpeil_work: select

create table norm_figure (
  id uuid not null,
  scale text not null,
  mean smallint not null,
  sd smallint not null,
  n_from integer not null,
  n_to integer,
  constraint norm_figure_pkey PRIMARY KEY (id, scale),
  constraint norm_figure_id_fkey FOREIGN KEY (id) REFERENCES norm_version(id) ON DELETE CASCADE,
  constraint norm_figure_mean_check CHECK (((mean >= 0) AND (mean <= 100)))
);
-- row security, forced
-- policy everyone_reads for select to werkpeil_web using (true)
-- policy work_makes for all to werkpeil_work using (true) with check (true)
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select

create table norm_member (
  id uuid not null,
  organisation_id uuid not null,
  constraint norm_member_pkey PRIMARY KEY (id, organisation_id),
  constraint norm_member_id_fkey FOREIGN KEY (id) REFERENCES norm_version(id) ON DELETE CASCADE
);
-- row security, forced
-- policy work_makes for all to werkpeil_work using (true) with check (true)
-- grant werkpeil_work: insert, select

create table norm_version (
  id uuid not null,
  questionnaire_id text not null,
  questionnaire_version text not null,
  variant text not null,
  number smallint not null,
  made_at timestamp with time zone not null,
  organisations smallint not null,
  constraint norm_version_pkey PRIMARY KEY (id),
  constraint norm_version_organisations_check CHECK ((organisations >= 10))
);
-- row security, forced
-- policy everyone_reads for select to werkpeil_web using (true)
-- policy work_makes for all to werkpeil_work using (true) with check (true)
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select

create table organisation (
  id uuid not null,
  name text not null,
  sector text not null default 'T001081'::text,
  size_class text,
  demonstration boolean not null default false,
  created_at timestamp with time zone not null,
  consent_required boolean not null default false,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
-- row security, forced
-- policy answer_reads for select to werkpeil_answer using (true)
-- policy gate_reads for select to werkpeil_gate using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((id = current_organisation())) with check ((id = current_organisation()))
-- grant werkpeil_answer: select (id, name)
-- grant werkpeil_gate: select
-- grant werkpeil_web: select
-- grant werkpeil_web: update (consent_required)
-- grant werkpeil_work: insert, select
-- CREATE TRIGGER figures_by_organisation AFTER UPDATE OF name, sector, size_class ON public.organisation FOR EACH ROW WHEN ((((old.name IS DISTINCT FROM new.name) OR (old.sector IS DISTINCT FROM new.sector)) OR (old.size_class IS DISTINCT FROM new.size_class))) EXECUTE FUNCTION note_organisation()

create table outbox (
  organisation_id uuid not null,
  id uuid not null,
  campaign_id uuid,
  kind text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  state text not null default 'waiting'::text,
  attempts smallint not null default 0,
  next_attempt_at timestamp with time zone not null,
  last_error text,
  invitation_id uuid,
  only_unused boolean not null default false,
  constraint outbox_pkey PRIMARY KEY (organisation_id, id),
  constraint outbox_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint outbox_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint outbox_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'letter'::text, 'reminder'::text, 'account'::text, 'plan'::text, 'notice'::text]))),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'bounced'::text, 'dropped'::text])))
);
CREATE INDEX outbox_waiting ON public.outbox USING btree (next_attempt_at) WHERE (state = 'waiting'::text);
-- row security, forced
-- policy gate_mails for insert to werkpeil_gate with check ((kind = 'account'::text))
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy prints_letters for update to werkpeil_web using ((kind = 'letter'::text))
-- policy work_takes for select to werkpeil_work using (true)
-- policy work_takes_update for update to werkpeil_work using (true) with check (true)
-- grant werkpeil_gate: insert
-- grant werkpeil_web: delete, insert, select
-- grant werkpeil_web: update (body, state)
-- grant werkpeil_work: delete, insert, select, update

create table own_norm (
  organisation_id uuid not null,
  id uuid not null,
  origin text not null,
  campaign_id uuid,
  passport jsonb not null,
  rows jsonb not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  constraint own_norm_pkey PRIMARY KEY (organisation_id, id),
  constraint own_norm_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id),
  constraint own_norm_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint own_norm_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint own_norm_check CHECK (((origin = 'own-campaign'::text) = (campaign_id IS NOT NULL))),
  constraint own_norm_origin_check CHECK ((origin = ANY (ARRAY['cbs'::text, 'licence-holder'::text, 'own-campaign'::text]))),
  constraint own_norm_passport_check CHECK ((((passport ->> 'licence'::text) <> ''::text) AND ((passport ->> 'source'::text) <> ''::text))),
  constraint own_norm_rows_check CHECK ((jsonb_array_length(rows) > 0))
);
CREATE UNIQUE INDEX own_norm_once_per_campaign ON public.own_norm USING btree (organisation_id, campaign_id) WHERE (campaign_id IS NOT NULL);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, insert, select

create table own_questionnaire (
  organisation_id uuid not null,
  questionnaire_id text not null,
  version text not null,
  kind text not null,
  made_from text,
  file jsonb not null,
  report jsonb,
  remark text not null default ''::text,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  constraint own_questionnaire_pkey PRIMARY KEY (organisation_id, questionnaire_id, version),
  constraint own_questionnaire_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint own_questionnaire_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint own_questionnaire_check CHECK ((((file ->> 'id'::text) = questionnaire_id) AND ((file ->> 'version'::text) = version) AND ((file ->> 'kind'::text) = kind))),
  constraint own_questionnaire_file_check CHECK (((file ->> 'licence'::text) <> ''::text)),
  constraint own_questionnaire_kind_check CHECK ((kind = ANY (ARRAY['questionnaire'::text, 'module'::text]))),
  constraint own_questionnaire_questionnaire_id_check CHECK (((questionnaire_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(questionnaire_id) <= 40))),
  constraint own_questionnaire_remark_check CHECK ((length(remark) <= 400)),
  constraint own_questionnaire_version_check CHECK ((version ~ '^\d+\.\d+\.\d+(-own\.\d+)?$'::text))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: delete, insert, select, update
-- grant werkpeil_work: select
-- CREATE TRIGGER published_version_stays BEFORE DELETE OR UPDATE ON public.own_questionnaire FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published()

create table passkey (
  organisation_id uuid not null,
  id text not null,
  account_id uuid not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}'::text[],
  name text not null,
  created_at timestamp with time zone not null,
  last_used_on date,
  constraint passkey_pkey PRIMARY KEY (organisation_id, id),
  constraint passkey_organisation_id_account_id_fkey FOREIGN KEY (organisation_id, account_id) REFERENCES account(organisation_id, id) ON DELETE CASCADE,
  constraint passkey_id_check CHECK (((length(id) >= 1) AND (length(id) <= 1400))),
  constraint passkey_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
);
CREATE INDEX passkey_by_account ON public.passkey USING btree (organisation_id, account_id);
-- row security, forced
-- policy gate_keeps for all to werkpeil_gate using (true) with check (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_gate: delete, insert, select, update
-- grant werkpeil_web: delete
-- grant werkpeil_web: select (account_id, created_at, id, name, organisation_id)

create table plan_change (
  organisation_id uuid not null,
  id uuid not null,
  finding_id uuid,
  row_id uuid,
  version_id uuid,
  kind text not null,
  fields jsonb not null default '{}'::jsonb,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  constraint plan_change_pkey PRIMARY KEY (organisation_id, id),
  constraint plan_change_organisation_id_changed_by_fkey FOREIGN KEY (organisation_id, changed_by) REFERENCES account(organisation_id, id),
  constraint plan_change_organisation_id_finding_id_fkey FOREIGN KEY (organisation_id, finding_id) REFERENCES finding(organisation_id, id),
  constraint plan_change_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint plan_change_organisation_id_row_id_fkey FOREIGN KEY (organisation_id, row_id) REFERENCES plan_row(organisation_id, id),
  constraint plan_change_organisation_id_version_id_fkey FOREIGN KEY (organisation_id, version_id) REFERENCES plan_version(organisation_id, id)
);
CREATE INDEX plan_change_by_finding ON public.plan_change USING btree (organisation_id, finding_id, changed_at);
CREATE INDEX plan_change_by_row ON public.plan_change USING btree (organisation_id, row_id, changed_at);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select
-- CREATE TRIGGER plan_change_is_kept BEFORE DELETE OR UPDATE ON public.plan_change FOR EACH ROW EXECUTE FUNCTION refuse_change()

create table plan_check (
  organisation_id uuid not null,
  row_id uuid not null,
  months smallint not null,
  checked_on date not null,
  outcome text not null,
  note text not null default ''::text,
  checked_by uuid not null,
  constraint plan_check_pkey PRIMARY KEY (organisation_id, row_id, months),
  constraint plan_check_organisation_id_checked_by_fkey FOREIGN KEY (organisation_id, checked_by) REFERENCES account(organisation_id, id),
  constraint plan_check_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint plan_check_organisation_id_row_id_fkey FOREIGN KEY (organisation_id, row_id) REFERENCES plan_row(organisation_id, id) ON DELETE CASCADE,
  constraint plan_check_months_check CHECK ((months = ANY (ARRAY[3, 6]))),
  constraint plan_check_outcome_check CHECK ((outcome = ANY (ARRAY['on-track'::text, 'behind'::text, 'stuck'::text])))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update
-- grant werkpeil_work: select

create table plan_reminder (
  organisation_id uuid not null,
  row_id uuid not null,
  kind text not null,
  due_on date not null,
  constraint plan_reminder_pkey PRIMARY KEY (organisation_id, row_id, kind, due_on),
  constraint plan_reminder_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint plan_reminder_organisation_id_row_id_fkey FOREIGN KEY (organisation_id, row_id) REFERENCES plan_row(organisation_id, id) ON DELETE CASCADE,
  constraint plan_reminder_kind_check CHECK ((kind = ANY (ARRAY['soon'::text, 'overdue'::text, 'check-3'::text, 'check-6'::text, 'evaluate'::text])))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_work: insert, select

create table plan_review (
  organisation_id uuid not null,
  year integer not null,
  held_on date not null,
  with_council_on date,
  figures jsonb not null,
  learned text not null,
  next_year text not null default ''::text,
  reviewed_by uuid not null,
  created_at timestamp with time zone not null,
  constraint plan_review_pkey PRIMARY KEY (organisation_id, year),
  constraint plan_review_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint plan_review_organisation_id_reviewed_by_fkey FOREIGN KEY (organisation_id, reviewed_by) REFERENCES account(organisation_id, id),
  constraint plan_review_year_check CHECK (((year >= 2000) AND (year <= 2200)))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update

create table plan_row (
  organisation_id uuid not null,
  id uuid not null,
  finding_id uuid not null,
  unit_id uuid not null,
  measure_id text,
  title text not null,
  description text not null default ''::text,
  level text not null,
  step text not null,
  step_reason text not null default ''::text,
  owner text not null,
  deadline date not null,
  status text not null default 'planned'::text,
  remark text not null default ''::text,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  number integer not null default 0,
  rie_reference text not null default ''::text,
  prevention text,
  goal text not null default ''::text,
  indicator text not null default ''::text,
  baseline text not null default ''::text,
  target text not null default ''::text,
  owner_email text,
  executor text not null default ''::text,
  starts_on date,
  done_on date,
  budget_planned numeric(12,2),
  budget_spent numeric(12,2),
  hours_planned numeric(8,1),
  hours_spent numeric(8,1),
  expertise text not null default ''::text,
  legal_article text not null default ''::text,
  education_needed text not null default ''::text,
  education_done_on date,
  council_kind text,
  council_on date,
  expert_advice text not null default ''::text,
  communication text not null default ''::text,
  communicated_on date,
  evaluate_on date,
  effect text,
  effect_note text not null default ''::text,
  residual_class text,
  residual_reason text not null default ''::text,
  revision integer not null default 1,
  constraint plan_row_number_once UNIQUE (organisation_id, number),
  constraint plan_row_pkey PRIMARY KEY (organisation_id, id),
  constraint plan_row_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint plan_row_organisation_id_finding_id_fkey FOREIGN KEY (organisation_id, finding_id) REFERENCES finding(organisation_id, id),
  constraint plan_row_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint plan_row_budget_planned_check CHECK ((budget_planned >= (0)::numeric)),
  constraint plan_row_budget_spent_check CHECK ((budget_spent >= (0)::numeric)),
  constraint plan_row_council_has_date CHECK (((council_kind IS NULL) = (council_on IS NULL))),
  constraint plan_row_council_kind_check CHECK ((council_kind = ANY (ARRAY['consent'::text, 'consultation'::text]))),
  constraint plan_row_done_is_weighed CHECK (((status <> 'done'::text) OR ((effect IS NOT NULL) AND (residual_class IS NOT NULL) AND (done_on IS NOT NULL)))),
  constraint plan_row_effect_check CHECK ((effect = ANY (ARRAY['improved'::text, 'no-clear-difference'::text, 'worsened'::text, 'not-measured'::text]))),
  constraint plan_row_hours_planned_check CHECK ((hours_planned >= (0)::numeric)),
  constraint plan_row_hours_spent_check CHECK ((hours_spent >= (0)::numeric)),
  constraint plan_row_level_check CHECK ((level = ANY (ARRAY['individual'::text, 'team'::text, 'organisation'::text]))),
  constraint plan_row_lower_step_has_reason CHECK (((step = 'source'::text) OR (step_reason <> ''::text))),
  constraint plan_row_owner_check CHECK (((length(owner) >= 1) AND (length(owner) <= 120))),
  constraint plan_row_owner_email_check CHECK ((owner_email = lower(owner_email))),
  constraint plan_row_prevention_check CHECK ((prevention = ANY (ARRAY['primary'::text, 'secondary'::text, 'tertiary'::text]))),
  constraint plan_row_residual_class_check CHECK ((residual_class = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'very-high'::text]))),
  constraint plan_row_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'in-progress'::text, 'done'::text, 'stopped'::text]))),
  constraint plan_row_step_check CHECK ((step = ANY (ARRAY['source'::text, 'collective'::text, 'individual'::text, 'personal-protection'::text]))),
  constraint plan_row_stopped_says_why CHECK (((status <> 'stopped'::text) OR (remark <> ''::text))),
  constraint plan_row_title_check CHECK (((length(title) >= 1) AND (length(title) <= 160)))
);
CREATE INDEX plan_row_by_finding ON public.plan_row USING btree (organisation_id, finding_id);
CREATE INDEX plan_row_by_unit ON public.plan_row USING btree (organisation_id, unit_id, deadline);
CREATE INDEX plan_row_open_by_deadline ON public.plan_row USING btree (deadline) WHERE (status = ANY (ARRAY['planned'::text, 'in-progress'::text]));
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_sees_deadlines for select to werkpeil_work using (true)
-- grant werkpeil_web: insert, select, update
-- grant werkpeil_work: select
-- CREATE TRIGGER plan_row_gets_number BEFORE INSERT ON public.plan_row FOR EACH ROW EXECUTE FUNCTION number_plan_row()
-- CREATE TRIGGER public_measure_follows AFTER UPDATE OF status, deadline ON public.plan_row FOR EACH ROW EXECUTE FUNCTION show_row_as_it_is()

create table plan_version (
  organisation_id uuid not null,
  id uuid not null,
  number integer not null,
  state text not null default 'preparing'::text,
  council_kind text,
  council_on date,
  council_note text not null default ''::text,
  council_by uuid,
  system_review text,
  system_review_on date,
  system_review_expert text not null default ''::text,
  system_review_note text not null default ''::text,
  system_review_by uuid,
  scope_review text,
  scope_review_on date,
  scope_review_expert text not null default ''::text,
  scope_review_note text not null default ''::text,
  scope_review_by uuid,
  signer_name text,
  signer_function text,
  signed_by uuid,
  signed_at timestamp with time zone,
  content jsonb,
  content_hash text,
  created_at timestamp with time zone not null,
  constraint plan_version_organisation_id_number_key UNIQUE (organisation_id, number),
  constraint plan_version_pkey PRIMARY KEY (organisation_id, id),
  constraint plan_version_organisation_id_council_by_fkey FOREIGN KEY (organisation_id, council_by) REFERENCES account(organisation_id, id),
  constraint plan_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint plan_version_organisation_id_scope_review_by_fkey FOREIGN KEY (organisation_id, scope_review_by) REFERENCES account(organisation_id, id),
  constraint plan_version_organisation_id_signed_by_fkey FOREIGN KEY (organisation_id, signed_by) REFERENCES account(organisation_id, id),
  constraint plan_version_organisation_id_system_review_by_fkey FOREIGN KEY (organisation_id, system_review_by) REFERENCES account(organisation_id, id),
  constraint council_is_dated CHECK (((council_kind IS NULL) OR ((council_kind = 'not-applicable'::text) = (council_on IS NULL)))),
  constraint council_says_why CHECK (((council_kind IS DISTINCT FROM 'not-applicable'::text) OR (length(council_note) >= 10))),
  constraint plan_version_council_kind_check CHECK ((council_kind = ANY (ARRAY['consent'::text, 'consultation'::text, 'not-applicable'::text]))),
  constraint plan_version_number_check CHECK ((number > 0)),
  constraint plan_version_scope_review_check CHECK ((scope_review = ANY (ARRAY['given'::text, 'not-applicable'::text]))),
  constraint plan_version_state_check CHECK ((state = ANY (ARRAY['preparing'::text, 'signed'::text]))),
  constraint plan_version_system_review_check CHECK ((system_review = ANY (ARRAY['given'::text, 'not-applicable'::text]))),
  constraint scope_review_is_dated CHECK (((scope_review IS NULL) OR ((scope_review = 'not-applicable'::text) = (scope_review_on IS NULL)))),
  constraint scope_review_says_why CHECK (((scope_review IS DISTINCT FROM 'not-applicable'::text) OR (length(scope_review_note) >= 10))),
  constraint signed_is_complete CHECK (((state = 'preparing'::text) OR ((council_kind IS NOT NULL) AND (system_review IS NOT NULL) AND (scope_review IS NOT NULL) AND (signer_name IS NOT NULL) AND (signed_by IS NOT NULL) AND (signed_at IS NOT NULL) AND (content IS NOT NULL) AND (content_hash IS NOT NULL)))),
  constraint system_review_is_dated CHECK (((system_review IS NULL) OR ((system_review = 'not-applicable'::text) = (system_review_on IS NULL)))),
  constraint system_review_says_why CHECK (((system_review IS DISTINCT FROM 'not-applicable'::text) OR (length(system_review_note) >= 10)))
);
CREATE UNIQUE INDEX plan_version_one_preparing ON public.plan_version USING btree (organisation_id) WHERE (state = 'preparing'::text);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update
-- CREATE TRIGGER plan_version_signed_is_frozen BEFORE DELETE OR UPDATE ON public.plan_version FOR EACH ROW EXECUTE FUNCTION refuse_change_of_signed()

create table public_measure (
  organisation_id uuid not null,
  plan_row_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  text text not null,
  status text not null,
  deadline date not null,
  shown_by uuid not null,
  constraint public_measure_pkey PRIMARY KEY (organisation_id, plan_row_id),
  constraint public_measure_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint public_measure_organisation_id_plan_row_id_fkey FOREIGN KEY (organisation_id, plan_row_id) REFERENCES plan_row(organisation_id, id) ON DELETE CASCADE,
  constraint public_measure_organisation_id_shown_by_fkey FOREIGN KEY (organisation_id, shown_by) REFERENCES account(organisation_id, id),
  constraint public_measure_text_check CHECK (((length(text) >= 5) AND (length(text) <= 300)))
);
-- row security, forced
-- policy on_page for select to werkpeil_answer using ((EXISTS ( SELECT
   FROM public_page p
  WHERE ((p.organisation_id = public_measure.organisation_id) AND (p.campaign_id = public_measure.campaign_id) AND (public_measure.unit_id = ANY (p.path))))))
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: select (campaign_id, deadline, organisation_id, plan_row_id, status, text, unit_id)
-- grant werkpeil_web: delete, insert, select, update
-- grant werkpeil_work: select, update

create table public_page (
  organisation_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  address text not null,
  path uuid[] not null,
  said jsonb not null,
  constraint public_page_address_key UNIQUE (address),
  constraint public_page_pkey PRIMARY KEY (organisation_id, campaign_id, unit_id),
  constraint public_page_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint public_page_address_check CHECK ((address ~ '^[A-Za-z0-9_-]{43}$'::text))
);
-- row security, forced
-- policy by_address for select to werkpeil_answer using ((address = NULLIF(current_setting('werkpeil.page_address'::text, true), ''::text)))
-- policy by_link for select to werkpeil_answer using ((EXISTS ( SELECT
   FROM (invitation i
     JOIN scope s ON (((s.campaign_id = i.campaign_id) AND (s.id = i.scope_id))))
  WHERE ((i.campaign_id = public_page.campaign_id) AND (s.unit_id = public_page.unit_id)))))
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: select (address, campaign_id, organisation_id, path, said, unit_id)
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select

create table published_analysis (
  organisation_id uuid not null,
  campaign_id uuid not null,
  kind text not null,
  unit_id uuid,
  scale text not null default ''::text,
  cell jsonb not null,
  constraint published_analysis_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint published_analysis_kind_check CHECK ((kind = ANY (ARRAY['reliability'::text, 'team-differences'::text, 'agreement'::text, 'drivers'::text, 'quadrants'::text, 'effort-reward'::text, 'straight-lining'::text, 'response'::text])))
);
CREATE UNIQUE INDEX published_analysis_once ON public.published_analysis USING btree (organisation_id, campaign_id, kind, scale, unit_id) NULLS NOT DISTINCT;
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select
-- CREATE TRIGGER analysis_is_append_only BEFORE DELETE OR UPDATE ON public.published_analysis FOR EACH ROW EXECUTE FUNCTION refuse_change()

create table published_cell (
  organisation_id uuid not null,
  release_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  scale text not null,
  item text not null default ''::text,
  cut text not null default ''::text,
  category text not null default ''::text,
  cell jsonb not null,
  constraint published_cell_pkey PRIMARY KEY (organisation_id, release_id, unit_id, kind, scale, item, cut, category),
  constraint published_cell_organisation_id_release_id_fkey FOREIGN KEY (organisation_id, release_id) REFERENCES release(organisation_id, id) ON DELETE CASCADE,
  constraint published_cell_kind_check CHECK ((kind = ANY (ARRAY['scale'::text, 'item'::text, 'prevalence'::text, 'cut'::text])))
);
CREATE INDEX published_cell_by_scale ON public.published_cell USING btree (organisation_id, campaign_id, kind, scale, unit_id);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy readers_of_contract for select to werkpeil_web using ((NOT (campaign_id IN ( SELECT closed_to_reader() AS closed_to_reader))))
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select
-- CREATE TRIGGER cell_is_append_only BEFORE DELETE OR UPDATE ON public.published_cell FOR EACH ROW EXECUTE FUNCTION refuse_change()

create table purge_report (
  organisation_id uuid not null,
  day date not null,
  kind text not null,
  removed integer not null,
  constraint purge_report_pkey PRIMARY KEY (organisation_id, day, kind),
  constraint purge_report_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint purge_report_kind_check CHECK ((kind = ANY (ARRAY['night'::text, 'invitations'::text, 'figures'::text, 'roster'::text, 'mail'::text, 'sessions'::text, 'audit'::text]))),
  constraint purge_report_removed_check CHECK ((removed >= 0))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select, update

create table recovery_code (
  organisation_id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (organisation_id, account_id, code_hash),
  constraint recovery_code_organisation_id_account_id_fkey FOREIGN KEY (organisation_id, account_id) REFERENCES account(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy gate_keeps for all to werkpeil_gate using (true) with check (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_gate: delete, insert, select, update
-- grant werkpeil_web: delete
-- grant werkpeil_web: select (account_id, organisation_id)

create table release (
  organisation_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  number smallint not null,
  released_at timestamp with time zone not null,
  rules jsonb not null,
  plans jsonb not null,
  digest text not null,
  made_by uuid,
  constraint release_organisation_id_campaign_id_number_key UNIQUE (organisation_id, campaign_id, number),
  constraint release_pkey PRIMARY KEY (organisation_id, id),
  constraint release_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select
-- CREATE TRIGGER figures_by_release AFTER INSERT ON public.release FOR EACH ROW EXECUTE FUNCTION note_figures()
-- CREATE TRIGGER release_is_append_only BEFORE DELETE OR UPDATE ON public.release FOR EACH ROW EXECUTE FUNCTION refuse_change()

create table release_ledger (
  organisation_id uuid not null,
  release_id uuid not null,
  scale text not null,
  entry jsonb not null,
  constraint release_ledger_pkey PRIMARY KEY (organisation_id, release_id, scale),
  constraint release_ledger_organisation_id_release_id_fkey FOREIGN KEY (organisation_id, release_id) REFERENCES release(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_work: insert, select
-- CREATE TRIGGER ledger_is_append_only BEFORE DELETE OR UPDATE ON public.release_ledger FOR EACH ROW EXECUTE FUNCTION refuse_change()

create table release_unit (
  organisation_id uuid not null,
  release_id uuid not null,
  unit_id uuid not null,
  parent_unit_id uuid,
  frozen_unit_id uuid not null,
  code text not null,
  name text not null,
  constraint release_unit_pkey PRIMARY KEY (organisation_id, release_id, unit_id),
  constraint release_unit_organisation_id_release_id_fkey FOREIGN KEY (organisation_id, release_id) REFERENCES release(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select
-- CREATE TRIGGER label_is_append_only BEFORE DELETE OR UPDATE ON public.release_unit FOR EACH ROW EXECUTE FUNCTION refuse_change()

create table resend (
  organisation_id uuid not null,
  campaign_id uuid not null,
  employee_id uuid not null,
  constraint resend_pkey PRIMARY KEY (organisation_id, campaign_id, employee_id),
  constraint resend_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint resend_organisation_id_employee_id_fkey FOREIGN KEY (organisation_id, employee_id) REFERENCES employee(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_looks for select to werkpeil_work using (true)
-- grant werkpeil_web: insert, select
-- grant werkpeil_work: delete, select

create table response_figure (
  organisation_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  figure jsonb not null,
  constraint response_figure_pkey PRIMARY KEY (organisation_id, campaign_id, unit_id),
  constraint response_figure_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: select
-- grant werkpeil_work: delete, insert, select, update

create table response_held (
  organisation_id uuid not null,
  campaign_id uuid not null,
  block text not null,
  held integer not null,
  constraint response_held_pkey PRIMARY KEY (organisation_id, campaign_id, block),
  constraint response_held_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_work: delete, insert, select, update

create table retention_setting (
  organisation_id uuid not null,
  invitations smallint not null default 30,
  figures smallint not null default 1826,
  roster smallint not null default 365,
  mail smallint not null default 30,
  sessions smallint not null default 30,
  audit smallint not null default 730,
  constraint retention_setting_pkey PRIMARY KEY (organisation_id),
  constraint retention_setting_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint retention_setting_audit_check CHECK (((audit >= 365) AND (audit <= 730))),
  constraint retention_setting_figures_check CHECK (((figures >= 365) AND (figures <= 1826))),
  constraint retention_setting_invitations_check CHECK (((invitations >= 1) AND (invitations <= 30))),
  constraint retention_setting_mail_check CHECK (((mail >= 1) AND (mail <= 90))),
  constraint retention_setting_roster_check CHECK (((roster >= 0) AND (roster <= 730))),
  constraint retention_setting_sessions_check CHECK (((sessions >= 1) AND (sessions <= 90)))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update
-- grant werkpeil_work: select

create table scale_moments (
  organisation_id uuid not null,
  campaign_id uuid not null,
  scale text not null,
  n integer not null,
  sums double precision[] not null,
  products double precision[] not null,
  constraint scale_moments_pkey PRIMARY KEY (organisation_id, campaign_id, scale),
  constraint scale_moments_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint scale_moments_n_check CHECK ((n >= 100))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_work: insert, select

create table scope (
  organisation_id uuid not null,
  campaign_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  invited integer not null,
  public_key bytea not null,
  reissued integer not null default 0,
  constraint scope_campaign_id_id_key UNIQUE (campaign_id, id),
  constraint scope_pkey PRIMARY KEY (organisation_id, campaign_id, id),
  constraint scope_organisation_id_campaign_id_unit_id_fkey FOREIGN KEY (organisation_id, campaign_id, unit_id) REFERENCES campaign_unit(organisation_id, campaign_id, unit_id),
  constraint scope_reissued_check CHECK ((reissued >= 0))
);
-- row security, forced
-- policy answer_counts for update to werkpeil_answer using ((EXISTS ( SELECT
   FROM invitation i
  WHERE ((i.campaign_id = scope.campaign_id) AND (i.scope_id = scope.id))))) with check (true)
-- policy answer_reads for select to werkpeil_answer using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: select (campaign_id, id, invited, organisation_id, public_key, reissued, unit_id)
-- grant werkpeil_answer: update (reissued)
-- grant werkpeil_web: select (campaign_id, id, invited, organisation_id, reissued, unit_id)
-- grant werkpeil_work: insert, select

create table session (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  stage text not null default 'complete'::text,
  device text not null default ''::text,
  constraint session_pkey PRIMARY KEY (organisation_id, id),
  constraint session_organisation_id_account_id_fkey FOREIGN KEY (organisation_id, account_id) REFERENCES account(organisation_id, id) ON DELETE CASCADE,
  constraint session_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint session_device_check CHECK ((length(device) <= 200)),
  constraint session_stage_check CHECK ((stage = ANY (ARRAY['password'::text, 'enrol'::text, 'complete'::text])))
);
CREATE INDEX session_by_id ON public.session USING btree (id);
-- row security, forced
-- policy gate_keeps for all to werkpeil_gate using (true) with check (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_gate: insert (account_id, created_at, device, id, last_seen_at, organisation_id, stage)
-- grant werkpeil_gate: select
-- grant werkpeil_gate: update (ended_at, last_seen_at, stage)
-- grant werkpeil_web: select (account_id, created_at, ended_at, id, last_seen_at, organisation_id)
-- grant werkpeil_web: update (ended_at)
-- grant werkpeil_work: delete
-- grant werkpeil_work: select (ended_at, id, last_seen_at, organisation_id)

create table sign_in_challenge (
  id uuid not null,
  kind text not null,
  secret jsonb not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_challenge_pkey PRIMARY KEY (id),
  constraint sign_in_challenge_kind_check CHECK ((kind = ANY (ARRAY['passkey'::text, 'single-sign-on'::text])))
);
-- row security, forced
-- policy gate_keeps for all to werkpeil_gate using (true) with check (true)
-- policy work_purges for all to werkpeil_work using (true)
-- grant werkpeil_gate: delete, insert, select, update
-- grant werkpeil_work: delete, select

create table sign_in_trial (
  bucket bytea not null,
  failures integer not null,
  blocked_until timestamp with time zone not null,
  touched_at timestamp with time zone not null,
  constraint sign_in_trial_pkey PRIMARY KEY (bucket)
);
-- row security, forced
-- policy gate_keeps for all to werkpeil_gate using (true) with check (true)
-- policy work_purges for all to werkpeil_work using (true)
-- grant werkpeil_gate: delete, insert, select, update
-- grant werkpeil_work: delete, select

create table tally (
  organisation_id uuid not null,
  campaign_id uuid not null,
  counted integer not null,
  invalid integer not null,
  certificate jsonb not null,
  refused jsonb not null default '{}'::jsonb,
  reissued integer not null default 0,
  constraint tally_pkey PRIMARY KEY (organisation_id, campaign_id),
  constraint tally_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy answer_reads for select to werkpeil_answer using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: select (campaign_id, certificate, counted, invalid, organisation_id, reissued)
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select
-- grant werkpeil_work: update (certificate)

create table team_cause (
  organisation_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  topic text not null,
  text text not null,
  kept boolean not null default false,
  constraint team_cause_pkey PRIMARY KEY (organisation_id, id),
  constraint team_cause_organisation_id_session_id_fkey FOREIGN KEY (organisation_id, session_id) REFERENCES team_session(organisation_id, id) ON DELETE CASCADE,
  constraint team_cause_text_check CHECK (((length(text) >= 10) AND (length(text) <= 300)))
);
CREATE INDEX team_cause_by_session ON public.team_cause USING btree (organisation_id, session_id);
-- row security, forced
-- policy in_session for insert to werkpeil_answer with check ((EXISTS ( SELECT
   FROM team_session s
  WHERE ((s.id = team_cause.session_id) AND (s.organisation_id = team_cause.organisation_id) AND (s.state = 'collecting'::text) AND (team_cause.topic = ANY (s.chosen))))))
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: insert
-- grant werkpeil_web: delete, select, update

create table team_session (
  organisation_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  code text not null,
  topics text[] not null,
  state text not null default 'prepared'::text,
  outcome integer[],
  chosen text[] not null default '{}'::text[],
  created_by uuid not null,
  created_at timestamp with time zone not null,
  constraint team_session_code_key UNIQUE (code),
  constraint team_session_pkey PRIMARY KEY (organisation_id, id),
  constraint team_session_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id),
  constraint team_session_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint team_session_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint team_session_check CHECK (((outcome IS NULL) OR (cardinality(outcome) = cardinality(topics)))),
  constraint team_session_chosen_check CHECK ((cardinality(chosen) <= 3)),
  constraint team_session_code_check CHECK ((code ~ '^[A-HJ-NP-Z2-9]{6}$'::text)),
  constraint team_session_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'voting'::text, 'counted'::text, 'collecting'::text, 'closed'::text]))),
  constraint team_session_topics_check CHECK (((cardinality(topics) >= 3) AND (cardinality(topics) <= 8)))
);
-- row security, forced
-- policy by_code for select to werkpeil_answer using (((code = NULLIF(current_setting('werkpeil.session_code'::text, true), ''::text)) AND (state <> 'prepared'::text)))
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: select (campaign_id, chosen, code, id, organisation_id, state, topics, unit_id)
-- grant werkpeil_web: insert, select, update

create table team_vote (
  session_id uuid not null,
  organisation_id uuid not null,
  mark bytea not null,
  choices smallint[] not null,
  constraint team_vote_pkey PRIMARY KEY (organisation_id, session_id, mark),
  constraint team_vote_organisation_id_session_id_fkey FOREIGN KEY (organisation_id, session_id) REFERENCES team_session(organisation_id, id) ON DELETE CASCADE,
  constraint team_vote_choices_check CHECK (((cardinality(choices) >= 1) AND (cardinality(choices) <= 3))),
  constraint team_vote_mark_check CHECK ((length(mark) = 32))
);
-- row security, forced
-- policy in_session for all to werkpeil_answer using ((EXISTS ( SELECT
   FROM team_session s
  WHERE ((s.id = team_vote.session_id) AND (s.state = 'voting'::text))))) with check ((EXISTS ( SELECT
   FROM team_session s
  WHERE ((s.id = team_vote.session_id) AND (s.organisation_id = team_vote.organisation_id) AND (s.state = 'voting'::text)))))
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: insert
-- grant werkpeil_answer: select (mark, organisation_id, session_id)
-- grant werkpeil_answer: update (choices)
-- grant werkpeil_web: delete
-- grant werkpeil_web: select (choices, organisation_id, session_id)

create table try_count (
  key_hash bytea not null,
  tries integer not null,
  ends_at timestamp with time zone not null,
  constraint try_count_pkey PRIMARY KEY (key_hash),
  constraint try_count_key_hash_check CHECK ((octet_length(key_hash) = 32)),
  constraint try_count_tries_check CHECK ((tries > 0))
);
CREATE INDEX try_count_by_end ON public.try_count USING btree (ends_at);
-- row security, forced
-- policy gate_counts for all to werkpeil_gate using (true) with check (true)
-- grant werkpeil_gate: delete, insert, select, update

create table unit (
  organisation_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  parent_id uuid,
  ended_on date,
  constraint unit_organisation_id_code_key UNIQUE (organisation_id, code),
  constraint unit_pkey PRIMARY KEY (organisation_id, id),
  constraint unit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint unit_organisation_id_parent_id_fkey FOREIGN KEY (organisation_id, parent_id) REFERENCES unit(organisation_id, id),
  constraint unit_check CHECK ((parent_id IS DISTINCT FROM id)),
  constraint unit_code_check CHECK (((length(code) >= 1) AND (length(code) <= 40))),
  constraint unit_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update
-- grant werkpeil_work: insert, select, update
-- CREATE TRIGGER figures_by_tree AFTER UPDATE OF parent_id ON public.unit FOR EACH ROW WHEN ((old.parent_id IS DISTINCT FROM new.parent_id)) EXECUTE FUNCTION note_figures()

create table unit_change (
  organisation_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  kind text not null,
  unit_name text not null,
  name text,
  target_id uuid,
  before text not null default ''::text,
  after text not null default ''::text,
  valid_from date not null,
  state text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  constraint unit_change_pkey PRIMARY KEY (organisation_id, id),
  constraint unit_change_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint unit_change_organisation_id_unit_id_fkey FOREIGN KEY (organisation_id, unit_id) REFERENCES unit(organisation_id, id),
  constraint unit_change_kind_check CHECK ((kind = ANY (ARRAY['added'::text, 'renamed'::text, 'moved'::text, 'merged'::text, 'closed'::text]))),
  constraint unit_change_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint unit_change_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'cancelled'::text, 'impossible'::text])))
);
CREATE INDEX unit_change_waiting ON public.unit_change USING btree (valid_from) WHERE (state = 'waiting'::text);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_finds_waiting for select to werkpeil_work using (true)
-- grant werkpeil_web: insert, select, update
-- grant werkpeil_work: insert, select, update

create table webhook (
  organisation_id uuid not null,
  id uuid not null,
  url text not null,
  events text[] not null,
  secret bytea not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint webhook_pkey PRIMARY KEY (organisation_id, id),
  constraint webhook_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint webhook_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint webhook_events_check CHECK ((cardinality(events) >= 1)),
  constraint webhook_url_check CHECK (((url ~~ 'https://%'::text) AND (length(url) <= 500)))
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_reads for select to werkpeil_work using (true)
-- grant werkpeil_web: insert
-- grant werkpeil_web: select (created_at, created_by, ended_at, events, id, organisation_id, url)
-- grant werkpeil_web: update (ended_at)
-- grant werkpeil_work: select

create table webhook_delivery (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  webhook_id uuid not null,
  event text not null,
  payload jsonb not null,
  state text not null default 'waiting'::text,
  attempts smallint not null default 0,
  next_attempt_at timestamp with time zone not null default clock_timestamp(),
  last_error text,
  constraint webhook_delivery_pkey PRIMARY KEY (organisation_id, id),
  constraint webhook_delivery_organisation_id_webhook_id_fkey FOREIGN KEY (organisation_id, webhook_id) REFERENCES webhook(organisation_id, id) ON DELETE CASCADE,
  constraint webhook_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
);
CREATE INDEX webhook_delivery_waiting ON public.webhook_delivery USING btree (next_attempt_at) WHERE (state = 'waiting'::text);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_takes for select to werkpeil_work using (true)
-- policy work_takes_update for update to werkpeil_work using (true) with check (true)
-- grant werkpeil_web: insert, select
-- grant werkpeil_work: delete, insert, select, update

CREATE OR REPLACE FUNCTION public.announce(organisation uuid, name text, content jsonb)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into webhook_delivery (organisation_id, webhook_id, event, payload)
  select organisation_id, id, name, content from webhook
  where organisation_id = organisation and ended_at is null and name = any (events)
$function$;

CREATE OR REPLACE FUNCTION public.announce_campaign()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.status is distinct from old.status and new.status in ('open', 'closed', 'published') then
    perform announce(new.organisation_id, 'campaign.' || case new.status when 'open' then 'opened' else new.status end,
      jsonb_build_object('campaignId', new.id, 'title', new.title, 'questionnaireId', new.questionnaire_id));
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.chain_audit_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare last record;
begin
  perform pg_advisory_xact_lock(hashtext('werkpeil audit ' || new.organisation_id::text));
  select number, hash into last from public.audit_entry
    where organisation_id = new.organisation_id order by number desc limit 1;
  new.number := coalesce(last.number, 0) + 1;
  new.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  new.hash := sha256(new.previous_hash || convert_to(concat_ws(E'\n', new.organisation_id, new.number,
    to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), coalesce(new.actor_id::text, ''), new.actor, new.action,
    new.subject::text), 'UTF8'));
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.closed_to_reader()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  select c.campaign_id from campaign_contract c
  where c.version = (select max(version) from campaign_contract l where l.organisation_id = c.organisation_id and l.campaign_id = c.campaign_id)
    and current_setting('werkpeil.roles', true) <> ''
    and not (c.terms -> 'readers' ?| string_to_array(current_setting('werkpeil.roles', true), ','))
$function$;

CREATE OR REPLACE FUNCTION public.current_organisation()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('werkpeil.organisation', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.find_invitation(hash bytea)
 RETURNS TABLE(organisation_id uuid, campaign_id uuid, id uuid, scope_id uuid, status text, nights smallint, reissued boolean)
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  perform set_config('werkpeil.token_hash', encode(hash, 'hex'), true);
  return query select i.organisation_id, i.campaign_id, i.id, i.scope_id, c.status, e.nights, e.reissued
    from invitation i
    join campaign c on c.id = i.campaign_id
    left join credential_issue e on e.campaign_id = i.campaign_id and e.invitation_id = i.id
    where i.token_hash = hash;
end
$function$;

CREATE OR REPLACE FUNCTION public.find_session(asked uuid, moment timestamp with time zone, today date, idle_limit timestamp with time zone, begin_limit timestamp with time zone)
 RETURNS TABLE(stage text, organisation_id uuid, account_id uuid, name text, roles jsonb, figures bigint)
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare found_session record;
begin
  select s.stage, s.organisation_id, s.account_id, a.name, s.last_seen_at into found_session
    from session s
    join account a on a.organisation_id = s.organisation_id and a.id = s.account_id
    where s.id = asked and s.ended_at is null and a.disabled_at is null
      and s.last_seen_at > idle_limit and s.created_at > begin_limit;
  if not found then return; end if;
  if found_session.last_seen_at < moment - interval '1 minute' then
    update session s set last_seen_at = moment where s.id = asked and s.last_seen_at < moment - interval '1 minute';
  end if;
  return query select found_session.stage, found_session.organisation_id, found_session.account_id, found_session.name,
    coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id) order by r.role, r.unit_id)
      from account_role r
      where r.organisation_id = found_session.organisation_id and r.account_id = found_session.account_id
        and (r.ends_on is null or r.ends_on >= today)), '[]'),
    coalesce((select f.version from figures_version f where f.organisation_id = found_session.organisation_id), 0);
end
$function$;

CREATE OR REPLACE FUNCTION public.forget_audit(organisation uuid, moment timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET lock_timeout TO '5s'
AS $function$
declare last record; gone integer := 0;
begin
  alter table public.audit_entry no force row level security;
  alter table public.audit_anchor no force row level security;
  select number, hash into last from public.audit_entry where organisation_id = organisation
    and number < coalesce((select min(number) from public.audit_entry where organisation_id = organisation and at >= moment),
      (select max(number) from public.audit_entry where organisation_id = organisation))
    order by number desc limit 1;
  if last.number is not null then
    perform set_config('werkpeil.forgetting', 'on', true);
    delete from public.audit_entry where organisation_id = organisation and number <= last.number;
    get diagnostics gone = row_count;
    insert into public.audit_anchor values (organisation, last.number, last.hash)
      on conflict (organisation_id) do update set number = excluded.number, hash = excluded.hash;
    perform set_config('werkpeil.forgetting', '', true);
  end if;
  alter table public.audit_anchor force row level security;
  alter table public.audit_entry force row level security;
  return gone;
end
$function$;

CREATE OR REPLACE FUNCTION public.forget_figures(ended uuid, moment timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET lock_timeout TO '5s'
AS $function$
declare tenant text; days integer; removed integer := 0; gone integer;
  kept text[] := array['published_analysis', 'published_cell', 'release', 'comment_list',
    'comment', 'comment_question', 'interpretation', 'response_figure', 'response_held', 'block_histogram', 'scale_moments',
    'counted_receipt', 'tally'];
begin
  alter table public.campaign no force row level security;
  alter table public.campaign_contract no force row level security;
  select coalesce((select (terms -> 'retention' ->> 'figures')::integer from public.campaign_contract c
    where c.campaign_id = p.id order by version desc limit 1), 1826) into days
    from public.campaign p where p.id = ended and p.status = 'published' and p.closed_at is not null
      and p.closed_at + make_interval(days => coalesce((select (terms -> 'retention' ->> 'figures')::integer
        from public.campaign_contract c where c.campaign_id = p.id order by version desc limit 1), 1826)) < moment;
  if days is not null then
    perform set_config('werkpeil.forgetting', 'on', true);
    foreach tenant in array kept loop
      execute format('alter table public.%I no force row level security', tenant);
      execute format('delete from public.%I where campaign_id = $1', tenant) using ended;
      get diagnostics gone = row_count;
      removed := removed + gone;
      execute format('alter table public.%I force row level security', tenant);
    end loop;
    update public.campaign set status = 'closed', forgotten_at = moment where id = ended;
    perform set_config('werkpeil.forgetting', '', true);
  end if;
  alter table public.campaign_contract force row level security;
  alter table public.campaign force row level security;
  return removed;
end
$function$;

CREATE OR REPLACE FUNCTION public.hold_ballot_box(campaign uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$ begin execute format('lock table public.%I in exclusive mode', 'ballot_' || replace(campaign::text, '-', '')); end $function$;

CREATE OR REPLACE FUNCTION public.issue_credential(hash bytea, blinded bytea, again boolean)
 RETURNS text
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare invited record;
begin
  select f.organisation_id, f.campaign_id, f.id, f.scope_id, f.status, f.nights, f.reissued into invited from find_invitation(hash) f;
  if not found then return 'unknown'; end if;
  if invited.status <> 'open' then return 'closed'; end if;
  insert into credential_issue as e (organisation_id, campaign_id, invitation_id, blinded_hash)
    values (invited.organisation_id, invited.campaign_id, invited.id, blinded)
    on conflict (organisation_id, campaign_id, invitation_id) do update set blinded_hash = excluded.blinded_hash
      where e.blinded_hash = excluded.blinded_hash;
  if found then return 'issued'; end if;
  if not again or invited.nights is null or invited.reissued then return 'used'; end if;
  update credential_issue e set blinded_hash = blinded, reissued = true
    where e.campaign_id = invited.campaign_id and e.invitation_id = invited.id and not e.reissued and e.nights = 2;
  if not found then return 'not-yet'; end if;
  -- Counts a possible double answer for the group, without saying whose.
  update scope s set reissued = s.reissued + 1 where s.campaign_id = invited.campaign_id and s.id = invited.scope_id;
  return 'issued';
end
$function$;

CREATE OR REPLACE FUNCTION public.keep_signed_interpretation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> 'draft' and (
    (new.reading, new.advice, new.limits, new.valid_until, new.author_id, new.author_name, new.author_function, new.signed_at)
    is distinct from
    (old.reading, old.advice, old.limits, old.valid_until, old.author_id, old.author_name, old.author_function, old.signed_at)
    or new.state = 'draft'
    or (old.state <> 'signed' and new.state is distinct from old.state)
  ) then
    raise exception 'A signed interpretation cannot be changed' using errcode = 'WP001';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.note_figures()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into figures_version as f (organisation_id) values (coalesce(new.organisation_id, old.organisation_id))
    on conflict (organisation_id) do update set version = f.version + 1;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.note_organisation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into figures_version as f (organisation_id) values (new.id)
    on conflict (organisation_id) do update set version = f.version + 1;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.number_plan_row()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.number = 0 then
    perform pg_advisory_xact_lock(hashtextextended('plan_row ' || new.organisation_id, 0));
    select coalesce(max(number), 0) + 1 into new.number from plan_row where organisation_id = new.organisation_id;
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.open_ballot_box(campaign uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare kept text;
begin
  foreach kept in array array['ballot', 'credential_issue'] loop
    execute format('create table public.%I partition of public.%I for values in (%L)', kept || '_' || replace(campaign::text, '-', ''), kept, campaign);
    execute format('alter table public.%I enable row level security', kept || '_' || replace(campaign::text, '-', ''));
    execute format('alter table public.%I force row level security', kept || '_' || replace(campaign::text, '-', ''));
  end loop;
end
$function$;

CREATE OR REPLACE FUNCTION public.push_out_log()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare here text; older integer;
begin
  here := pg_walfile_name(pg_current_wal_insert_lsn());
  perform pg_switch_wal();
  checkpoint;
  checkpoint;
  select count(*) into older from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name <= here;
  return older;
exception when insufficient_privilege then return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.put_ballots(campaigns uuid[], scopes uuid[], serials bytea[], boxes bytea[])
 RETURNS TABLE(place integer, open boolean, stored boolean, same boolean)
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare put bytea[];
begin
  with done as (
    insert into ballot (campaign_id, scope_id, serial, box)
    select g.campaign, g.scope, g.serial, g.box from unnest(campaigns, scopes, serials, boxes) as g (campaign, scope, serial, box)
    where exists (select from campaign c where c.id = g.campaign and c.status = 'open')
    on conflict (campaign_id, serial) do nothing
    returning serial
  )
  select coalesce(array_agg(d.serial), '{}') into put from done d;
  if cardinality(put) = cardinality(serials) then
    return query select g.at, true, true, null::boolean from generate_series(1, cardinality(serials)) as g (at);
    return;
  end if;
  -- A second look: now also what somebody else put in at the same moment can be seen, or the same list a second time.
  return query select g.at::integer,
      exists (select from campaign c where c.id = g.campaign and c.status = 'open'),
      coalesce(g.serial = any (put) and b.box = g.box, false),
      case when g.serial = any (put) and b.box = g.box then null else b.box = g.box end
    from unnest(campaigns, scopes, serials, boxes) with ordinality as g (campaign, scope, serial, box, at)
    left join ballot b on b.campaign_id = g.campaign and b.serial = g.serial
    order by g.at;
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and current_setting('werkpeil.forgetting', true) = 'on' then return old; end if;
  raise exception 'A % cannot be changed or removed', tg_table_name using errcode = 'WP001';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change_of_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.published_at is not null then
    raise exception 'A published version cannot be changed or removed' using errcode = 'WP001';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_change_of_signed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'signed' then
    raise exception 'A signed version of the plan cannot be changed or removed' using errcode = 'WP002';
  end if;
  return coalesce(new, old);
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_loosening()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare before jsonb;
begin
  if new.version = 1 then return new; end if;
  select terms into before from campaign_contract
    where organisation_id = new.organisation_id and campaign_id = new.campaign_id and version = new.version - 1;
  if before is null or not terms_are_as_strict(before, new.terms) or before = new.terms then
    raise exception 'A contract can only become stricter' using errcode = 'WP002';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.show_row_as_it_is()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update public_measure set status = new.status, deadline = new.deadline
    where organisation_id = new.organisation_id and plan_row_id = new.id;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.shred_ballot_box(campaign uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  execute format('drop table if exists public.%I', 'ballot_' || replace(campaign::text, '-', ''));
  execute format('drop table if exists public.%I', 'credential_issue_' || replace(campaign::text, '-', ''));
end
$function$;

CREATE OR REPLACE FUNCTION public.terms_are_as_strict(old jsonb, new jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select new -> 'questionnaire' = old -> 'questionnaire'
    and new -> 'scopeMinimum' = old -> 'scopeMinimum'
    and new -> 'sealedBy' = old -> 'sealedBy'
    and new -> 'unitIds' = old -> 'unitIds'
    and (new ->> 'minimumGroup')::int >= (old ->> 'minimumGroup')::int
    and old -> 'cuts' @> (new -> 'cuts')
    and old -> 'readers' @> (new -> 'readers')
    and (select count(*) from jsonb_object_keys(new -> 'scales')) = (select count(*) from jsonb_object_keys(old -> 'scales'))
    and not exists (select from jsonb_each_text(old -> 'scales') o
      where coalesce((new -> 'scales' ->> o.key)::int, 0) < o.value::int)
    and (select count(*) from jsonb_object_keys(new -> 'retention')) = (select count(*) from jsonb_object_keys(old -> 'retention'))
    and not exists (select from jsonb_each_text(old -> 'retention') o
      where coalesce((new -> 'retention' ->> o.key)::int, 2147483647) > o.value::int)
$function$;
