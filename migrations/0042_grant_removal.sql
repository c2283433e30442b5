-- Why: invitations of a closed campaign go after the days its contract names; jobs get the right for it.
-- Lock: none on data. Reversible: yes, by revoking.

grant delete on invitation, card to werkpeil_work;


