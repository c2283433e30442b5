// Made by `npm run gen` from the migrations. Do not edit.
import type { Generated } from 'kysely';

export interface AccountTable {
  organisation_id: string;
  id: string;
  email: string;
  name: string;
  password_hash: string;
  language: Generated<string>;
  disabled_at: Date | null;
}

export interface AccountRoleTable {
  organisation_id: string;
  account_id: string;
  role: string;
  unit_id: string | null;
  ends_on: string | null;
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

export interface CountedReceiptTable {
  organisation_id: string;
  campaign_id: string;
  receipt: string;
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

export interface FindingTable {
  organisation_id: string;
  id: string;
  campaign_id: string;
  unit_id: string;
  scale: string;
  evidence: unknown;
  cause: Generated<string>;
  accepted_because: string | null;
  created_by: string;
  created_at: Date;
}

export interface InvitationTable {
  organisation_id: string;
  campaign_id: string;
  id: string;
  employee_id: string;
  scope_id: string;
  token_hash: Buffer;
  issued: Generated<boolean>;
  blinded_hash: Buffer | null;
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

export interface OrganisationTable {
  id: string;
  name: string;
  sector: Generated<string>;
  size_class: string | null;
  demonstration: Generated<boolean>;
  created_at: Date;
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

export interface ReleaseTable {
  organisation_id: string;
  id: string;
  campaign_id: string;
  number: number;
  released_at: Date;
  rules: unknown;
  plans: unknown;
  digest: string;
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
}

export interface SessionTable {
  organisation_id: string;
  id: string;
  account_id: string;
  created_at: Date;
  last_seen_at: Date;
  ended_at: Date | null;
}

export interface TallyTable {
  organisation_id: string;
  campaign_id: string;
  counted: number;
  invalid: number;
  certificate: unknown;
}

export interface UnitTable {
  organisation_id: string;
  id: string;
  code: string;
  name: string;
  parent_id: string | null;
  ended_on: string | null;
}

export interface DB {
  account: AccountTable;
  account_role: AccountRoleTable;
  ballot: BallotTable;
  block_histogram: BlockHistogramTable;
  campaign: CampaignTable;
  campaign_unit: CampaignUnitTable;
  counted_receipt: CountedReceiptTable;
  employee: EmployeeTable;
  finding: FindingTable;
  invitation: InvitationTable;
  job: JobTable;
  organisation: OrganisationTable;
  outbox: OutboxTable;
  plan_row: PlanRowTable;
  published_cell: PublishedCellTable;
  release: ReleaseTable;
  scale_moments: ScaleMomentsTable;
  scope: ScopeTable;
  session: SessionTable;
  tally: TallyTable;
  unit: UnitTable;
}
