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

-- selectCurrentEmployees
select "employee"."id", "employee"."number", "employee"."family_name" as "familyName", "employee"."given_name" as "givenName", "employee"."email", "unit"."code" as "unitCode", "employee"."function_title" as "functionTitle", "employee"."function_group" as "functionGroup", "employee"."is_manager" as "isManager", "employee"."hours_share" as "hoursShare", "employee"."employed_from" as "employedFrom", "employee"."employed_until" as "employedUntil", "employee"."birth_year" as "birthYear", "employee"."sex", "employee"."language"
from "employee"
inner join "unit" on "unit"."organisation_id" = "employee"."organisation_id"
and "unit"."id" = "employee"."unit_id"
order by "employee"."number";

-- upsertUnits
(runs at once; see queries.ts);

-- endUnits
update "unit"
set "ended_on" = $1
where "code" = any($2)
and "ended_on" is null;

-- createArriving
(runs at once; see queries.ts);

-- moveArrived
(runs at once; see queries.ts);

-- endEmployment
update "employee"
set "employed_until" = $1::date - 1
where "number" <> all($2)
and ("employed_until" is null or "employed_until" >= $3);
