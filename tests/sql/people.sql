-- searchPeople
select "employee"."id", "employee"."number", "employee"."family_name" as "familyName", "employee"."given_name" as "givenName", "employee"."email", "unit"."name" as "unit"
from "employee"
inner join "unit" on "unit"."organisation_id" = "employee"."organisation_id"
and "unit"."id" = "employee"."unit_id"
where ("employee"."number" ilike $1 or "employee"."email" ilike $2 or employee.given_name || ' ' || employee.family_name ilike $3)
order by "employee"."family_name", "employee"."number"
limit $4;

-- selectPerson
select "employee"."number", "employee"."family_name" as "familyName", "employee"."given_name" as "givenName", "employee"."email", "unit"."name" as "unit", "employee"."function_title" as "functionTitle", "employee"."function_group" as "functionGroup", "employee"."is_manager" as "isManager", "employee"."hours_share" as "hoursShare", "employee"."employed_from" as "employedFrom", "employee"."employed_until" as "employedUntil", "employee"."birth_year" as "birthYear", "employee"."sex", "employee"."language"
from "employee"
inner join "unit" on "unit"."organisation_id" = "employee"."organisation_id"
and "unit"."id" = "employee"."unit_id"
where "employee"."id" = $1;

-- selectMessages
select "kind", "subject", "state"
from "outbox"
where (recipient = $1 or (kind = 'letter'
and recipient = $2))
order by "id";

-- deleteMessages
delete
from "outbox"
where (recipient = $1 or (kind = 'letter'
and recipient = $2));

-- selectAccount
(runs at once; see queries.ts);

-- deletePerson
delete
from "employee"
where "id" = $1;
