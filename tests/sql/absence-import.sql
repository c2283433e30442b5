-- selectUnits
select "id", "parent_id" as "parentId", "code", "name"
from "unit"
order by "code";

-- countPersonnelNumbers
select count(*) as "known"
from "employee"
where "number" in ($1);

-- deleteImports
delete
from "absence_import";

-- insertImport
insert into "absence_import" ("organisation_id", "id", "kind", "first_month", "last_month", "counts", "imported_by", "imported_at")
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- insertUnits
insert into "absence_unit" ("organisation_id", "import_id", "unit_id", "parent_unit_id", "code", "name", "narrow_unit_id", "wide_unit_id")
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- insertTotals
insert into "absence_total" ("organisation_id", "import_id", "dimension", "key", "month", "heads", "head_days", "employment_days", "sick_days", "reports", "ended", "ended_days", "year")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- selectMappings
select "role", "columns"
from "absence_mapping"
order by "role";

-- upsertMapping
insert into "absence_mapping" ("organisation_id", "role", "columns", "saved_at")
values ($1, $2, $3, $4)
on conflict ("organisation_id", "role") do update
set "columns" = $5, "saved_at" = $6;

-- deleteComplaints
delete
from "absence_complaint"
where "period" in ($1);

-- insertComplaints
insert into "absence_complaint" ("organisation_id", "period", "complaint_group", "cases", "imported_at")
values ($1, $2, $3, $4, $5);
