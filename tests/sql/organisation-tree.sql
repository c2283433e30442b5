-- lockTree
(runs at once; see queries.ts);

-- insertUnit
insert into "unit" ("organisation_id", "id", "code", "name", "parent_id", "ended_on")
values ($1, $2, $3, $4, $5, $6);

-- selectCode
select "id"
from "unit"
where "code" = $1;

-- openUnit
update "unit"
set "ended_on" = $1
where "id" = $2;

-- renameUnit
update "unit"
set "name" = $1
where "id" = $2;

-- moveUnit
update "unit"
set "parent_id" = $1
where "id" = $2;

-- moveUnitsBelow
update "unit"
set "parent_id" = $1
where "parent_id" = $2;

-- movePeople
update "employee"
set "unit_id" = $1
where "unit_id" = $2;

-- endUnit
update "unit"
set "ended_on" = $1
where "id" = $2;

-- insertChange
insert into "unit_change" ("organisation_id", "id", "unit_id", "kind", "unit_name", "name", "target_id", "before", "after", "valid_from", "state", "made_by", "made_at")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- selectChanges
select "id", "kind", "unit_name" as "unitName", "before", "after", "valid_from" as "validFrom", "state", "made_by" as "madeBy", "made_at" as "madeAt"
from "unit_change"
order by state = 'waiting' desc, case when state = 'waiting' then valid_from end, "made_at" desc, "id"
limit $1;

-- cancelChange
update "unit_change"
set "state" = $1
where "id" = $2
and "state" = $3
returning "id";

-- selectDueChanges
select "organisation_id" as "organisationId", "id"
from "unit_change"
where "state" = $1
and "valid_from" <= $2
order by "valid_from", "made_at";

-- takeChange
select "id", "unit_id" as "unitId", "kind", "name", "target_id" as "targetId", "valid_from" as "validFrom"
from "unit_change"
where "id" = $1
and "state" = $2 for update;

-- settleChange
update "unit_change"
set "state" = $1
where "id" = $2;
