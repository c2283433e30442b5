-- selectTree
select "unit"."id", "unit"."parent_id" as "parentId", "unit"."code", "unit"."name", count("employee"."id") as "people"
from "unit"
left join "employee" on "employee"."organisation_id" = "unit"."organisation_id"
and "employee"."unit_id" = "unit"."id"
and ("employee"."employed_until" is null or "employee"."employed_until" >= $1)
where "unit"."ended_on" is null
group by "unit"."organisation_id", "unit"."id", "unit"."parent_id", "unit"."code", "unit"."name"
order by "unit"."code";

-- selectCurrentUnits
select "unit"."id", "unit"."code", "unit"."name", "parent"."code" as "parentCode", "unit"."ended_on" as "endedOn"
from "unit"
left join "unit" as "parent" on "parent"."organisation_id" = "unit"."organisation_id"
and "parent"."id" = "unit"."parent_id"
order by "unit"."code";

-- selectEmployeesDigest
(runs at once; see queries.ts);

-- selectPeopleChanges
(runs at once; see queries.ts);

-- upsertUnits
(runs at once; see queries.ts);

-- endUnits
update "unit"
set "ended_on" = $1
where "code" = any($2)
and "ended_on" is null;

-- createArriving
(runs at once; see queries.ts);

-- changeEmployees
(runs at once; see queries.ts);

-- insertEmployees
(runs at once; see queries.ts);

-- endEmployment
(runs at once; see queries.ts);
