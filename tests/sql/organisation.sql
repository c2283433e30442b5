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

-- upsertUnit
insert into "unit" ("organisation_id", "id", "code", "name", "parent_id")
values ($1, $2, $3, $4, $5)
on conflict ("organisation_id", "code") do update
set "name" = $6, "parent_id" = $7, "ended_on" = $8
returning "id";

-- endUnits
update "unit"
set "ended_on" = $1
where "code" = any($2)
and "ended_on" is null;

-- upsertEmployees
insert into employee (organisation_id, id, unit_id, number, family_name, given_name, email, function_title, function_group, is_manager, hours_share, employed_from, employed_until, birth_year, sex, language) select $1, *
from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::boolean[], $11::smallint[], $12::date[], $13::date[], $14::smallint[], $15::text[], $16::text[])
on conflict (organisation_id, number) do update
set unit_id = excluded.unit_id, family_name = excluded.family_name, given_name = excluded.given_name, email = excluded.email, function_title = excluded.function_title, function_group = excluded.function_group, is_manager = excluded.is_manager, hours_share = excluded.hours_share, employed_from = excluded.employed_from, employed_until = excluded.employed_until, birth_year = excluded.birth_year, sex = excluded.sex, language = excluded.language;

-- endEmployment
update "employee"
set "employed_until" = $1::date - 1
where "number" <> all($2)
and ("employed_until" is null or "employed_until" >= $3);
