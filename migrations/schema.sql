-- Made by `npm run gen` from the migrations. Do not edit; this page is for reading.

create table account (
  organisation_id uuid not null,
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text not null,
  language text not null default 'nl'::text,
  disabled_at timestamp with time zone,
  constraint account_organisation_id_email_key UNIQUE (organisation_id, email),
  constraint account_pkey PRIMARY KEY (organisation_id, id),
  constraint account_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint account_email_check CHECK ((email = lower(email))),
  constraint account_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
);
CREATE INDEX account_by_email ON public.account USING btree (email);
-- row security, forced
-- policy gate_reads for select to werkpeil_gate using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_gate: select
-- grant werkpeil_web: select (disabled_at, email, id, language, name, organisation_id)
-- grant werkpeil_work: insert, select

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
  constraint campaign_id_key UNIQUE (id),
  constraint campaign_pkey PRIMARY KEY (organisation_id, id),
  constraint campaign_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint campaign_check CHECK ((closes_on >= opens_on)),
  constraint campaign_check1 CHECK (((status = 'draft'::text) = (launched_at IS NULL))),
  constraint campaign_check2 CHECK (((status = 'draft'::text) OR ((definition IS NOT NULL) AND (manifest IS NOT NULL)))),
  constraint campaign_minimum_group_check CHECK ((minimum_group >= 5)),
  constraint campaign_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text, 'published'::text]))),
  constraint campaign_title_check CHECK (((length(title) >= 1) AND (length(title) <= 120))),
  constraint campaign_variant_check CHECK ((variant = ANY (ARRAY['short'::text, 'standard'::text, 'long'::text])))
);
-- row security, forced
-- policy answer_reads for select to werkpeil_answer using ((status <> 'draft'::text))
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_sees_dates for select to werkpeil_work using (true)
-- grant werkpeil_answer: select (closes_on, definition, definition_hash, id, manifest, manifest_hash, organisation_id, status, title)
-- grant werkpeil_web: delete, insert, select, update
-- grant werkpeil_work: insert, select, update

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
  constraint employee_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint employee_organisation_id_unit_id_fkey FOREIGN KEY (organisation_id, unit_id) REFERENCES unit(organisation_id, id),
  constraint employee_hours_share_check CHECK (((hours_share >= 1) AND (hours_share <= 150))),
  constraint employee_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text]))),
  constraint employee_number_check CHECK (((length(number) >= 1) AND (length(number) <= 40)))
);
CREATE INDEX employee_by_unit ON public.employee USING btree (organisation_id, unit_id);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update
-- grant werkpeil_work: select

create table finding (
  organisation_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  scale text not null,
  evidence jsonb not null,
  cause text not null default ''::text,
  accepted_because text,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  constraint finding_organisation_id_campaign_id_unit_id_scale_key UNIQUE (organisation_id, campaign_id, unit_id, scale),
  constraint finding_pkey PRIMARY KEY (organisation_id, id),
  constraint finding_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id),
  constraint finding_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint finding_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update

create table invitation (
  organisation_id uuid not null,
  campaign_id uuid not null,
  id uuid not null,
  employee_id uuid not null,
  scope_id uuid not null,
  token_hash bytea not null,
  issued boolean not null default false,
  blinded_hash bytea,
  constraint invitation_organisation_id_campaign_id_employee_id_key UNIQUE (organisation_id, campaign_id, employee_id),
  constraint invitation_token_hash_key UNIQUE (token_hash),
  constraint invitation_pkey PRIMARY KEY (organisation_id, campaign_id, id),
  constraint invitation_organisation_id_campaign_id_scope_id_fkey FOREIGN KEY (organisation_id, campaign_id, scope_id) REFERENCES scope(organisation_id, campaign_id, id),
  constraint invitation_organisation_id_employee_id_fkey FOREIGN KEY (organisation_id, employee_id) REFERENCES employee(organisation_id, id) ON DELETE CASCADE,
  constraint invitation_check CHECK ((issued = (blinded_hash IS NOT NULL)))
);
-- row security, forced
-- policy by_token for all to werkpeil_answer using ((token_hash = decode(NULLIF(current_setting('werkpeil.token_hash'::text, true), ''::text), 'hex'::text))) with check ((token_hash = decode(NULLIF(current_setting('werkpeil.token_hash'::text, true), ''::text), 'hex'::text)))
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: select (blinded_hash, campaign_id, id, issued, organisation_id, scope_id, token_hash)
-- grant werkpeil_answer: update (blinded_hash, issued)
-- grant werkpeil_work: insert, select

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

create table organisation (
  id uuid not null,
  name text not null,
  sector text not null default 'T001081'::text,
  size_class text,
  demonstration boolean not null default false,
  created_at timestamp with time zone not null,
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
-- grant werkpeil_work: insert, select

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
  constraint outbox_pkey PRIMARY KEY (organisation_id, id),
  constraint outbox_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE,
  constraint outbox_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint outbox_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'letter'::text, 'reminder'::text, 'account'::text, 'plan'::text]))),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
);
CREATE INDEX outbox_waiting ON public.outbox USING btree (next_attempt_at) WHERE (state = 'waiting'::text);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- policy work_takes for select to werkpeil_work using (true)
-- policy work_takes_update for update to werkpeil_work using (true) with check (true)
-- grant werkpeil_web: select
-- grant werkpeil_work: delete, insert, select, update

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
  constraint plan_row_pkey PRIMARY KEY (organisation_id, id),
  constraint plan_row_organisation_id_created_by_fkey FOREIGN KEY (organisation_id, created_by) REFERENCES account(organisation_id, id),
  constraint plan_row_organisation_id_finding_id_fkey FOREIGN KEY (organisation_id, finding_id) REFERENCES finding(organisation_id, id),
  constraint plan_row_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint plan_row_level_check CHECK ((level = ANY (ARRAY['individual'::text, 'team'::text, 'organisation'::text]))),
  constraint plan_row_owner_check CHECK (((length(owner) >= 1) AND (length(owner) <= 120))),
  constraint plan_row_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'in-progress'::text, 'done'::text, 'stopped'::text]))),
  constraint plan_row_step_check CHECK ((step = ANY (ARRAY['source'::text, 'collective'::text, 'individual'::text]))),
  constraint plan_row_title_check CHECK (((length(title) >= 1) AND (length(title) <= 160)))
);
CREATE INDEX plan_row_by_unit ON public.plan_row USING btree (organisation_id, unit_id, deadline);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: insert, select, update

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
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select
-- CREATE TRIGGER cell_is_append_only BEFORE DELETE OR UPDATE ON public.published_cell FOR EACH ROW EXECUTE FUNCTION refuse_change()

create table release (
  organisation_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  number smallint not null,
  released_at timestamp with time zone not null,
  rules jsonb not null,
  plans jsonb not null,
  digest text not null,
  constraint release_organisation_id_campaign_id_number_key UNIQUE (organisation_id, campaign_id, number),
  constraint release_pkey PRIMARY KEY (organisation_id, id),
  constraint release_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select
-- CREATE TRIGGER release_is_append_only BEFORE DELETE OR UPDATE ON public.release FOR EACH ROW EXECUTE FUNCTION refuse_change()

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
  constraint scope_campaign_id_id_key UNIQUE (campaign_id, id),
  constraint scope_pkey PRIMARY KEY (organisation_id, campaign_id, id),
  constraint scope_organisation_id_campaign_id_unit_id_fkey FOREIGN KEY (organisation_id, campaign_id, unit_id) REFERENCES campaign_unit(organisation_id, campaign_id, unit_id)
);
-- row security, forced
-- policy answer_reads for select to werkpeil_answer using (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_answer: select (campaign_id, id, invited, organisation_id, public_key, unit_id)
-- grant werkpeil_web: select (campaign_id, id, invited, organisation_id, unit_id)
-- grant werkpeil_work: insert, select

create table session (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (organisation_id, id),
  constraint session_organisation_id_account_id_fkey FOREIGN KEY (organisation_id, account_id) REFERENCES account(organisation_id, id) ON DELETE CASCADE,
  constraint session_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX session_by_id ON public.session USING btree (id);
-- row security, forced
-- policy gate_keeps for all to werkpeil_gate using (true) with check (true)
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_gate: insert (account_id, created_at, id, last_seen_at, organisation_id)
-- grant werkpeil_gate: select
-- grant werkpeil_gate: update (ended_at, last_seen_at)

create table tally (
  organisation_id uuid not null,
  campaign_id uuid not null,
  counted integer not null,
  invalid integer not null,
  certificate jsonb not null,
  constraint tally_pkey PRIMARY KEY (organisation_id, campaign_id),
  constraint tally_organisation_id_campaign_id_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaign(organisation_id, id) ON DELETE CASCADE
);
-- row security, forced
-- policy own_organisation for all to werkpeil_web, werkpeil_work using ((organisation_id = current_organisation())) with check ((organisation_id = current_organisation()))
-- grant werkpeil_web: select
-- grant werkpeil_work: insert, select
-- grant werkpeil_work: update (certificate)

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
-- grant werkpeil_work: select

CREATE OR REPLACE FUNCTION public.current_organisation()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('werkpeil.organisation', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.hold_ballot_box(campaign uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$ begin execute format('lock table public.%I in exclusive mode', 'ballot_' || replace(campaign::text, '-', '')); end $function$;

CREATE OR REPLACE FUNCTION public.open_ballot_box(campaign uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  execute format('create table public.%I partition of public.ballot for values in (%L)', 'ballot_' || replace(campaign::text, '-', ''), campaign);
  execute format('alter table public.%I enable row level security', 'ballot_' || replace(campaign::text, '-', ''));
  execute format('alter table public.%I force row level security', 'ballot_' || replace(campaign::text, '-', ''));
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception 'A % cannot be changed or removed', tg_table_name using errcode = 'WP001'; end $function$;

CREATE OR REPLACE FUNCTION public.shred_ballot_box(campaign uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$ begin execute format('drop table if exists public.%I', 'ballot_' || replace(campaign::text, '-', '')); end $function$;
