-- selectFacts
select own.first_steps_away as away, own.totp_confirmed_at is not null or exists (select
from passkey
where account_id = own.id) as "twoSteps", (select count(*)::int
from employee
where employed_until is null or employed_until >= $1::date) as people, (select count(distinct a.id)::int
from account a
join account_role r on r.organisation_id = a.organisation_id
and r.account_id = a.id
where a.disabled_at is null
and (r.ends_on is null or r.ends_on >= $2::date)
and r.role = any($3)) as "hrAccounts", (select count(distinct a.id)::int
from account a
join account_role r on r.organisation_id = a.organisation_id
and r.account_id = a.id
where a.disabled_at is null
and (r.ends_on is null or r.ends_on >= $4::date)
and r.role = any($5)) as "councilAccounts", (select count(distinct a.id)::int
from account a
join account_role r on r.organisation_id = a.organisation_id
and r.account_id = a.id
where a.disabled_at is null
and (r.ends_on is null or r.ends_on >= $6::date)
and r.role = any($7)) as "readerAccounts", exists (select
from mail_sender
where host is not null) as "ownServer", exists (select
from mail_sender
where failed_at is not null) as "mailFails", (select count(*)::int
from campaign) as campaigns, (select id
from campaign
where status = $8
order by created_at desc, id
limit 1) as "draftId", (select id
from campaign
where status = $9
order by created_at desc, id
limit 1) as "runningId", exists (select
from campaign
where status <> 'draft') as launched, exists (select
from campaign
where status = 'published') as published, (select count(*)::int
from plan_row) as "planRows"
from account own
where own.id = $10;

-- updateAway
update "account"
set "first_steps_away" = $1
where "id" = $2;
