// Made by `npm run gen` from the migrations. Do not edit.
import type { Generated } from 'kysely';

export interface AbsenceComplaintTable {
  organisation_id: string;
  period: string;
  complaint_group: string;
  cases: number;
  imported_at: Date;
}

export interface AbsenceImportTable {
  organisation_id: string;
  id: string;
  kind: string;
  first_month: string;
  last_month: string;
  counts: unknown;
  imported_by: string;
  imported_at: Date;
}

export interface AbsenceMappingTable {
  organisation_id: string;
  role: string;
  columns: unknown;
  saved_at: Date;
}

export interface AbsencePriceTable {
  organisation_id: string;
  prices: unknown;
  saved_by: string;
  saved_at: Date;
}

export interface AbsenceTotalTable {
  organisation_id: string;
  import_id: string;
  dimension: string;
  key: string;
  month: string;
  heads: number;
  head_days: number;
  employment_days: number;
  sick_days: number;
  reports: number;
  ended: number | null;
  ended_days: number | null;
  year: unknown | null;
}

export interface AbsenceUnitTable {
  organisation_id: string;
  import_id: string;
  unit_id: string;
  parent_unit_id: string | null;
  code: string;
  name: string;
  narrow_unit_id: string | null;
  wide_unit_id: string | null;
}

export interface AccountTable {
  organisation_id: string;
  id: string;
  email: string;
  name: string;
  password_hash: string | null;
  language: Generated<string>;
  disabled_at: Date | null;
  created_at: Generated<Date>;
  totp_secret: Buffer | null;
  totp_confirmed_at: Date | null;
  totp_last_step: Generated<number>;
  first_steps_away: Generated<boolean>;
}

export interface AccountLinkTable {
  organisation_id: string;
  token_hash: Buffer;
  account_id: string;
  kind: string;
  expires_at: Date;
  used_at: Date | null;
}

export interface AccountRoleTable {
  organisation_id: string;
  account_id: string;
  role: string;
  unit_id: string | null;
  ends_on: string | null;
}

export interface ApiKeyTable {
  organisation_id: string;
  id: string;
  name: string;
  secret_hash: Buffer;
  scopes: string[];
  created_by: string;
  created_at: Date;
  expires_on: string;
  last_used_on: string | null;
  revoked_at: Date | null;
}

export interface AttachmentTable {
  organisation_id: string;
  id: string;
  row_id: string | null;
  version_id: string | null;
  name: string;
  media_type: string;
  size: number;
  sha256: string;
  bytes: Buffer;
  added_by: string;
  added_at: Date;
}

export interface AuditAnchorTable {
  organisation_id: string;
  number: number;
  hash: Buffer;
}

export interface AuditEntryTable {
  organisation_id: string;
  number: number;
  at: Date;
  actor_id: string | null;
  actor: string;
  action: string;
  subject: unknown;
  previous_hash: Buffer;
  hash: Buffer;
}

export interface AuditMailTable {
  organisation_id: string;
  day: string;
  number: number;
  hash: Buffer;
  recipients: number;
}

export interface BallotTable {
  campaign_id: string;
  scope_id: string;
  serial: Buffer;
  box: Buffer;
}

export interface BlockHistogramTable {
  organisation_id: string;
  campaign_id: string;
  scale: string;
  item: string;
  block: string;
  unit_id: string;
  histogram: number[];
}

export interface CampaignTable {
  organisation_id: string;
  id: string;
  questionnaire_id: string;
  questionnaire_version: string;
  variant: string;
  title: string;
  status: Generated<string>;
  opens_on: string;
  closes_on: string;
  minimum_group: number;
  unit_ids: Generated<string[]>;
  definition: unknown | null;
  definition_hash: string | null;
  manifest: unknown | null;
  manifest_hash: string | null;
  created_at: Date;
  launched_at: Date | null;
  closed_at: Date | null;
  published_at: Date | null;
  additions: Generated<unknown>;
  paper: Generated<string>;
  nightly_at: Date | null;
  cuts: Generated<string[]>;
  texts: Generated<unknown>;
  reminders: Generated<unknown>;
  norm_id: string | null;
  repeats: string | null;
  scales: Generated<string[]>;
  series_id: string | null;
  forgotten_at: Date | null;
}

export interface CampaignContractTable {
  organisation_id: string;
  campaign_id: string;
  version: number;
  terms: unknown;
  terms_hash: string;
  reason: Generated<string>;
  made_by: string | null;
  made_at: Date;
}

export interface CampaignSeriesTable {
  organisation_id: string;
  id: string;
  title: string;
  from_campaign_id: string;
  every_months: number;
  next_opens_on: string;
  days_open: number;
  scales: Generated<string[]>;
  created_by: string;
  created_at: Date;
  ended_at: Date | null;
}

export interface CampaignUnitTable {
  organisation_id: string;
  campaign_id: string;
  unit_id: string;
  parent_unit_id: string | null;
  code: string;
  name: string;
  invited: number;
}

export interface CardTable {
  organisation_id: string;
  campaign_id: string;
  id: string;
  scope_id: string;
  code: string;
}

export interface CauseTable {
  organisation_id: string;
  id: string;
  finding_id: string;
  text: string;
  source: string;
  heard_on: string;
  created_by: string;
  created_at: Date;
}

export interface ChecklistAnswerTable {
  organisation_id: string;
  round_id: string;
  topic: string;
  present: string;
  working: string;
  evidence: Generated<string>;
  owner: Generated<string>;
  due_on: string | null;
}

export interface ChecklistMilestoneTable {
  organisation_id: string;
  round_id: string;
  milestone: string;
  due: number;
  met: number;
}

export interface ChecklistRoundTable {
  organisation_id: string;
  id: string;
  checklist: string;
  version: string;
  held_on: string;
  created_by: string;
  created_at: Date;
  closed_at: Date | null;
}

export interface CommentTable {
  organisation_id: string;
  campaign_id: string;
  id: string;
  question: string;
  block: string;
  sealed: Buffer;
  decision: Generated<string>;
  text: string | null;
  reason: string | null;
}

export interface CommentListTable {
  organisation_id: string;
  campaign_id: string;
  unit_id: string;
  question: string;
  cell: unknown;
}

export interface CommentQuestionTable {
  organisation_id: string;
  campaign_id: string;
  question: string;
  written: number;
  plan: unknown;
  released_at: Date | null;
  released_by: string | null;
  published: number | null;
  redacted: number | null;
  withheld: number | null;
  reasons: unknown | null;
}

export interface ContractSignatureTable {
  organisation_id: string;
  campaign_id: string;
  terms_hash: string;
  kind: string;
  reason: Generated<string>;
  signed_by: string;
  signed_at: Date;
}

export interface CouncilSealTable {
  organisation_id: string;
  campaign_id: string;
  public_key: Buffer;
  made_by: string;
  made_at: Date;
}

export interface CountedReceiptTable {
  organisation_id: string;
  campaign_id: string;
  receipt: string;
}

export interface CredentialIssueTable {
  organisation_id: string;
  campaign_id: string;
  invitation_id: string;
  blinded_hash: Buffer;
  nights: Generated<number>;
  reissued: Generated<boolean>;
}

export interface EmployeeTable {
  organisation_id: string;
  id: string;
  number: string;
  family_name: string;
  given_name: string;
  email: string | null;
  unit_id: string;
  function_title: Generated<string>;
  function_group: Generated<string>;
  is_manager: Generated<boolean>;
  hours_share: number | null;
  employed_from: string | null;
  employed_until: string | null;
  birth_year: number | null;
  sex: string | null;
  language: Generated<string>;
}

export interface FiguresVersionTable {
  organisation_id: string;
  version: Generated<number>;
}

export interface FindingTable {
  organisation_id: string;
  id: string;
  campaign_id: string | null;
  unit_id: string;
  scale: string | null;
  evidence: unknown;
  accepted_because: string | null;
  created_by: string;
  created_at: Date;
  kind: Generated<string>;
  subject: Generated<string>;
  psa_category: string | null;
  field_4a: string | null;
  exposed_group: Generated<string>;
  exposed_number: number | null;
  special_category: Generated<string>;
  risk_method: string | null;
  risk_inputs: unknown | null;
  risk_class: string | null;
  risk_reported: Generated<boolean>;
  risk_override: string | null;
  risk_reason: Generated<string>;
  accepted_by: string | null;
  accepted_at: Date | null;
}

export interface GuideRunTable {
  organisation_id: string;
  id: string;
  guide: string;
  unit_id: string;
  title: string;
  finished_on: string | null;
  created_by: string;
  created_at: Date;
}

export interface GuideStepTable {
  organisation_id: string;
  run_id: string;
  step: string;
  text: Generated<string>;
  done_on: string | null;
  changed_by: string;
  changed_at: Date;
}

export interface IdentityProviderTable {
  organisation_id: string;
  issuer: string;
  client_id: string;
  client_secret: Buffer;
  domains: string[];
  only_way: Generated<boolean>;
}

export interface InstrumentDraftTable {
  organisation_id: string;
  id: string;
  file_name: string;
  draft: unknown;
  report: unknown;
  mapping: unknown;
  created_by: string;
  created_at: Date;
}

export interface InterpretationTable {
  organisation_id: string;
  id: string;
  campaign_id: string;
  unit_id: string;
  reading: string;
  advice: Generated<string>;
  limits: Generated<string>;
  valid_until: string;
  author_id: string;
  author_name: Generated<string>;
  author_function: string;
  state: Generated<string>;
  signed_at: Date | null;
  withdrawn_reason: string | null;
  updated_at: Date;
}

export interface InvitationTable {
  organisation_id: string;
  campaign_id: string;
  id: string;
  employee_id: string | null;
  scope_id: string;
  token_hash: Buffer;
  round: Generated<number>;
}

export interface JobTable {
  organisation_id: string;
  id: string;
  campaign_id: string;
  kind: string;
  state: Generated<string>;
  done: Generated<number>;
  total: Generated<number>;
  error: string | null;
  attempts: Generated<number>;
  heartbeat_at: Date;
}

export interface MailSenderTable {
  organisation_id: string;
  sender_name: string;
  reply_to: string | null;
  spread_minutes: Generated<number>;
  host: string | null;
  port: number | null;
  user_name: Generated<string>;
  password: Buffer | null;
  address: string | null;
  failed_at: Date | null;
  last_error: string | null;
  failure: string | null;
}

export interface MailingTable {
  organisation_id: string;
  campaign_id: string;
  kind: string;
  send_on: string;
  state: Generated<string>;
}

export interface NormConsentTable {
  organisation_id: string;
  given_at: Date;
  given_by: string;
}

export interface NormFigureTable {
  id: string;
  scale: string;
  mean: number;
  sd: number;
  n_from: number;
  n_to: number | null;
}

export interface NormMemberTable {
  id: string;
  organisation_id: string;
}

export interface NormVersionTable {
  id: string;
  questionnaire_id: string;
  questionnaire_version: string;
  variant: string;
  number: number;
  made_at: Date;
  organisations: number;
}

export interface OrganisationTable {
  id: string;
  name: string;
  sector: Generated<string>;
  size_class: string | null;
  demonstration: Generated<boolean>;
  created_at: Date;
  consent_required: Generated<boolean>;
}

export interface OutboxTable {
  organisation_id: string;
  id: string;
  campaign_id: string | null;
  kind: string;
  recipient: string;
  subject: string;
  body: string;
  state: Generated<string>;
  attempts: Generated<number>;
  next_attempt_at: Date;
  last_error: string | null;
  invitation_id: string | null;
  only_unused: Generated<boolean>;
}

export interface OwnNormTable {
  organisation_id: string;
  id: string;
  origin: string;
  campaign_id: string | null;
  passport: unknown;
  rows: unknown;
  created_by: string;
  created_at: Date;
}

export interface OwnQuestionnaireTable {
  organisation_id: string;
  questionnaire_id: string;
  version: string;
  kind: string;
  made_from: string | null;
  file: unknown;
  report: unknown | null;
  remark: Generated<string>;
  created_by: string;
  created_at: Date;
  published_at: Date | null;
}

export interface PasskeyTable {
  organisation_id: string;
  id: string;
  account_id: string;
  public_key: Buffer;
  counter: Generated<number>;
  transports: Generated<string[]>;
  name: string;
  created_at: Date;
  last_used_on: string | null;
}

export interface PlanChangeTable {
  organisation_id: string;
  id: string;
  finding_id: string | null;
  row_id: string | null;
  version_id: string | null;
  kind: string;
  fields: Generated<unknown>;
  changed_by: string | null;
  changed_at: Date;
}

export interface PlanCheckTable {
  organisation_id: string;
  row_id: string;
  months: number;
  checked_on: string;
  outcome: string;
  note: Generated<string>;
  checked_by: string;
}

export interface PlanReminderTable {
  organisation_id: string;
  row_id: string;
  kind: string;
  due_on: string;
}

export interface PlanReviewTable {
  organisation_id: string;
  year: number;
  held_on: string;
  with_council_on: string | null;
  figures: unknown;
  learned: string;
  next_year: Generated<string>;
  reviewed_by: string;
  created_at: Date;
}

export interface PlanRowTable {
  organisation_id: string;
  id: string;
  finding_id: string;
  unit_id: string;
  measure_id: string | null;
  title: string;
  description: Generated<string>;
  level: string;
  step: string;
  step_reason: Generated<string>;
  owner: string;
  deadline: string;
  status: Generated<string>;
  remark: Generated<string>;
  created_by: string;
  created_at: Date;
  updated_at: Date;
  number: Generated<number>;
  rie_reference: Generated<string>;
  prevention: string | null;
  goal: Generated<string>;
  indicator: Generated<string>;
  baseline: Generated<string>;
  target: Generated<string>;
  owner_email: string | null;
  executor: Generated<string>;
  starts_on: string | null;
  done_on: string | null;
  budget_planned: number | null;
  budget_spent: number | null;
  hours_planned: number | null;
  hours_spent: number | null;
  expertise: Generated<string>;
  legal_article: Generated<string>;
  education_needed: Generated<string>;
  education_done_on: string | null;
  council_kind: string | null;
  council_on: string | null;
  expert_advice: Generated<string>;
  communication: Generated<string>;
  communicated_on: string | null;
  evaluate_on: string | null;
  effect: string | null;
  effect_note: Generated<string>;
  residual_class: string | null;
  residual_reason: Generated<string>;
  revision: Generated<number>;
}

export interface PlanVersionTable {
  organisation_id: string;
  id: string;
  number: number;
  state: Generated<string>;
  council_kind: string | null;
  council_on: string | null;
  council_note: Generated<string>;
  council_by: string | null;
  system_review: string | null;
  system_review_on: string | null;
  system_review_expert: Generated<string>;
  system_review_note: Generated<string>;
  system_review_by: string | null;
  scope_review: string | null;
  scope_review_on: string | null;
  scope_review_expert: Generated<string>;
  scope_review_note: Generated<string>;
  scope_review_by: string | null;
  signer_name: string | null;
  signer_function: string | null;
  signed_by: string | null;
  signed_at: Date | null;
  content: unknown | null;
  content_hash: string | null;
  created_at: Date;
}

export interface PublicMeasureTable {
  organisation_id: string;
  plan_row_id: string;
  campaign_id: string;
  unit_id: string;
  text: string;
  status: string;
  deadline: string;
  shown_by: string;
}

export interface PublicPageTable {
  organisation_id: string;
  campaign_id: string;
  unit_id: string;
  address: string;
  path: string[];
  said: unknown;
}

export interface PublishedAnalysisTable {
  organisation_id: string;
  campaign_id: string;
  kind: string;
  unit_id: string | null;
  scale: Generated<string>;
  cell: unknown;
}

export interface PublishedCellTable {
  organisation_id: string;
  release_id: string;
  campaign_id: string;
  unit_id: string;
  kind: string;
  scale: string;
  item: Generated<string>;
  cut: Generated<string>;
  category: Generated<string>;
  cell: unknown;
}

export interface PurgeReportTable {
  organisation_id: string;
  day: string;
  kind: string;
  removed: number;
}

export interface RecoveryCodeTable {
  organisation_id: string;
  account_id: string;
  code_hash: Buffer;
  used_at: Date | null;
}

export interface ReleaseTable {
  organisation_id: string;
  id: string;
  campaign_id: string;
  number: number;
  released_at: Date;
  rules: unknown;
  plans: unknown;
  digest: string;
  made_by: string | null;
}

export interface ReleaseLedgerTable {
  organisation_id: string;
  release_id: string;
  scale: string;
  entry: unknown;
}

export interface ReleaseUnitTable {
  organisation_id: string;
  release_id: string;
  unit_id: string;
  parent_unit_id: string | null;
  frozen_unit_id: string;
  code: string;
  name: string;
}

export interface ResendTable {
  organisation_id: string;
  campaign_id: string;
  employee_id: string;
}

export interface ResponseFigureTable {
  organisation_id: string;
  campaign_id: string;
  unit_id: string;
  figure: unknown;
}

export interface ResponseHeldTable {
  organisation_id: string;
  campaign_id: string;
  block: string;
  held: number;
}

export interface RetentionSettingTable {
  organisation_id: string;
  invitations: Generated<number>;
  figures: Generated<number>;
  roster: Generated<number>;
  mail: Generated<number>;
  sessions: Generated<number>;
  audit: Generated<number>;
}

export interface ScaleMomentsTable {
  organisation_id: string;
  campaign_id: string;
  scale: string;
  n: number;
  sums: number[];
  products: number[];
}

export interface ScopeTable {
  organisation_id: string;
  campaign_id: string;
  id: string;
  unit_id: string;
  invited: number;
  public_key: Buffer;
  reissued: Generated<number>;
}

export interface SessionTable {
  organisation_id: string;
  id: string;
  account_id: string;
  created_at: Date;
  last_seen_at: Date;
  ended_at: Date | null;
  stage: Generated<string>;
  device: Generated<string>;
}

export interface SignInChallengeTable {
  id: string;
  kind: string;
  secret: unknown;
  expires_at: Date;
}

export interface SignInTrialTable {
  bucket: Buffer;
  failures: number;
  blocked_until: Date;
  touched_at: Date;
}

export interface TallyTable {
  organisation_id: string;
  campaign_id: string;
  counted: number;
  invalid: number;
  certificate: unknown;
  refused: Generated<unknown>;
  reissued: Generated<number>;
}

export interface TeamCauseTable {
  organisation_id: string;
  id: string;
  session_id: string;
  topic: string;
  text: string;
  kept: Generated<boolean>;
}

export interface TeamSessionTable {
  organisation_id: string;
  id: string;
  campaign_id: string;
  unit_id: string;
  code: string;
  topics: string[];
  state: Generated<string>;
  outcome: number[] | null;
  chosen: Generated<string[]>;
  created_by: string;
  created_at: Date;
}

export interface TeamVoteTable {
  session_id: string;
  organisation_id: string;
  mark: Buffer;
  choices: number[];
}

export interface TryCountTable {
  key_hash: Buffer;
  tries: number;
  ends_at: Date;
}

export interface UnitTable {
  organisation_id: string;
  id: string;
  code: string;
  name: string;
  parent_id: string | null;
  ended_on: string | null;
}

export interface UnitChangeTable {
  organisation_id: string;
  id: string;
  unit_id: string;
  kind: string;
  unit_name: string;
  name: string | null;
  target_id: string | null;
  before: Generated<string>;
  after: Generated<string>;
  valid_from: string;
  state: string;
  made_by: string;
  made_at: Date;
}

export interface WebhookTable {
  organisation_id: string;
  id: string;
  url: string;
  events: string[];
  secret: Buffer;
  created_by: string;
  created_at: Date;
  ended_at: Date | null;
}

export interface WebhookDeliveryTable {
  organisation_id: string;
  id: Generated<string>;
  webhook_id: string;
  event: string;
  payload: unknown;
  state: Generated<string>;
  attempts: Generated<number>;
  next_attempt_at: Generated<Date>;
  last_error: string | null;
}

export interface DB {
  absence_complaint: AbsenceComplaintTable;
  absence_import: AbsenceImportTable;
  absence_mapping: AbsenceMappingTable;
  absence_price: AbsencePriceTable;
  absence_total: AbsenceTotalTable;
  absence_unit: AbsenceUnitTable;
  account: AccountTable;
  account_link: AccountLinkTable;
  account_role: AccountRoleTable;
  api_key: ApiKeyTable;
  attachment: AttachmentTable;
  audit_anchor: AuditAnchorTable;
  audit_entry: AuditEntryTable;
  audit_mail: AuditMailTable;
  ballot: BallotTable;
  block_histogram: BlockHistogramTable;
  campaign: CampaignTable;
  campaign_contract: CampaignContractTable;
  campaign_series: CampaignSeriesTable;
  campaign_unit: CampaignUnitTable;
  card: CardTable;
  cause: CauseTable;
  checklist_answer: ChecklistAnswerTable;
  checklist_milestone: ChecklistMilestoneTable;
  checklist_round: ChecklistRoundTable;
  comment: CommentTable;
  comment_list: CommentListTable;
  comment_question: CommentQuestionTable;
  contract_signature: ContractSignatureTable;
  council_seal: CouncilSealTable;
  counted_receipt: CountedReceiptTable;
  credential_issue: CredentialIssueTable;
  employee: EmployeeTable;
  figures_version: FiguresVersionTable;
  finding: FindingTable;
  guide_run: GuideRunTable;
  guide_step: GuideStepTable;
  identity_provider: IdentityProviderTable;
  instrument_draft: InstrumentDraftTable;
  interpretation: InterpretationTable;
  invitation: InvitationTable;
  job: JobTable;
  mail_sender: MailSenderTable;
  mailing: MailingTable;
  norm_consent: NormConsentTable;
  norm_figure: NormFigureTable;
  norm_member: NormMemberTable;
  norm_version: NormVersionTable;
  organisation: OrganisationTable;
  outbox: OutboxTable;
  own_norm: OwnNormTable;
  own_questionnaire: OwnQuestionnaireTable;
  passkey: PasskeyTable;
  plan_change: PlanChangeTable;
  plan_check: PlanCheckTable;
  plan_reminder: PlanReminderTable;
  plan_review: PlanReviewTable;
  plan_row: PlanRowTable;
  plan_version: PlanVersionTable;
  public_measure: PublicMeasureTable;
  public_page: PublicPageTable;
  published_analysis: PublishedAnalysisTable;
  published_cell: PublishedCellTable;
  purge_report: PurgeReportTable;
  recovery_code: RecoveryCodeTable;
  release: ReleaseTable;
  release_ledger: ReleaseLedgerTable;
  release_unit: ReleaseUnitTable;
  resend: ResendTable;
  response_figure: ResponseFigureTable;
  response_held: ResponseHeldTable;
  retention_setting: RetentionSettingTable;
  scale_moments: ScaleMomentsTable;
  scope: ScopeTable;
  session: SessionTable;
  sign_in_challenge: SignInChallengeTable;
  sign_in_trial: SignInTrialTable;
  tally: TallyTable;
  team_cause: TeamCauseTable;
  team_session: TeamSessionTable;
  team_vote: TeamVoteTable;
  try_count: TryCountTable;
  unit: UnitTable;
  unit_change: UnitChangeTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
}
