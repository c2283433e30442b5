-- Why: an administrator and HR read in a sentence why a mail server takes nothing, in their language; the words of the
--   server itself stand beside it.
-- Lock: mail_sender, a moment. Reversible: yes.

alter table mail_sender add column failure text
  check (failure in ('certificate', 'sign-in', 'not-encrypted', 'unreachable', 'other'));
grant select (failure), update (failure) on mail_sender to werkpeil_web;
grant update (failure) on mail_sender to werkpeil_work;
