-- selectImport
select "id", "kind", "first_month" as "firstMonth", "last_month" as "lastMonth", "imported_at" as "importedAt"
from "absence_import"
order by "imported_at" desc
limit $1;

-- selectUnits
select "unit_id" as "id", "parent_unit_id" as "parentId", "code", "name", "narrow_unit_id" as "narrow", "wide_unit_id" as "wide"
from "absence_unit"
where "import_id" = $1
order by "code";

-- selectTotals
select "dimension", "key", "month", "heads", "head_days" as "headDays", "employment_days" as "employmentDays", "sick_days" as "sickDays", "reports", "ended", "ended_days" as "endedDays", "year"
from "absence_total"
where "import_id" = $1
order by "dimension", "key", "month";

-- selectUnitTree
select "id", "parent_id" as "parentId"
from "unit";

-- selectOrganisation
select "sector", "size_class" as "sizeClass"
from "organisation";

-- selectComplaints
select "period", "complaint_group" as "group", "cases"
from "absence_complaint"
order by "period" desc, "cases" desc, "complaint_group"
limit $1;

-- selectPrices
select "prices"
from "absence_price";

-- upsertPrices
insert into "absence_price" ("organisation_id", "prices", "saved_by", "saved_at")
values ($1, $2, $3, $4)
on conflict ("organisation_id") do update
set "prices" = $5, "saved_by" = $6, "saved_at" = $7;

-- selectPublishedCampaigns
select "id", "title", "closes_on" as "closesOn", "definition"
from "campaign"
where "status" = $1
order by "closes_on" desc, "id"
limit $2;
