-- selectAttachments
select "attachment"."id", "attachment"."name", "media_type" as "mediaType", "size", to_char(added_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "addedOn", "account"."name" as "addedBy"
from "attachment"
inner join "account" on "account"."organisation_id" = "attachment"."organisation_id"
and "account"."id" = "attachment"."added_by"
where "row_id" = $1
order by "added_at", "attachment"."id";

-- selectAttachment
select "id", "row_id" as "rowId", "version_id" as "versionId", "name", "bytes"
from "attachment"
where "id" = $1;

-- insertAttachment
insert into "attachment" ("organisation_id", "id", "row_id", "name", "media_type", "size", "sha256", "bytes", "added_by", "added_at")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- deleteAttachment
delete
from "attachment"
where "id" = $1;

-- selectAttachedSize
select coalesce(sum("size"), 0) as "size", count(*) as "files"
from "attachment"
where "row_id" = $1;
