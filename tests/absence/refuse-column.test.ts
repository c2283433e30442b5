import { expect, test } from 'vitest';
import {
  refuseCell,
  refuseColumnName,
  refusePerson,
} from '../../server/features/absence-import/refuse-column.ts';

test('columns about the nature or cause of illness are refused by name, in Dutch and English', () => {
  for (const name of [
    'Diagnose',
    'aard',
    'Aard van de ziekte',
    'oorzaak',
    'reden',
    'verzuimreden',
    'Klachten',
    'CAS-code',
    'ICD10',
    'medische gegevens',
    'toelichting',
    'Opmerkingen',
    'reason',
    'nature',
    'comments',
  ])
    expect([name, refuseColumnName(name)]).toEqual([name, 'medical-column']);
});

test('columns that say who somebody is are refused by name', () => {
  for (const name of [
    'Achternaam',
    'naam',
    'voornaam',
    'e-mailadres',
    'BSN',
    'geboortedatum',
    'telefoon',
    'last name',
  ])
    expect([name, refuseColumnName(name)]).toEqual([name, 'name-column']);
});

test('ordinary columns pass', () => {
  for (const name of [
    'medewerker',
    'afdelingscode',
    'afdelingsnaam',
    'eerste dag',
    'verloop',
    'contractomvang',
    'standaarduren',
    'functienaam',
    'maand',
    'tevredenheid',
  ])
    expect([name, refuseColumnName(name)]).toEqual([name, null]);
});

test('illness in a cell is recognised, also as a code; ordinary words are not', () => {
  for (const cell of [
    'griep',
    'Burn-out',
    'burn out',
    'rugklachten',
    'F43.2',
    'P652',
    'operatie knie',
    'long covid',
    'overspannen',
  ])
    expect([cell, refuseCell(cell)]).toEqual([cell, 'medical-content']);
  for (const cell of [
    '',
    'ja',
    '2026',
    'SD04',
    'uitvoerend',
    '36 uur',
    'Kantoor Noord',
    'terugkeer',
    'standaard',
  ])
    expect([cell, refuseCell(cell)]).toEqual([cell, null]);
});

test('a pseudonym is one word with a digit; a name, an address and a citizen service number are not', () => {
  for (const code of ['M68b781', '8f3a', 'x-19', 'a.1'])
    expect([code, refusePerson(code)]).toEqual([code, null]);
  for (const somebody of [
    'Jansen',
    'Jan Jansen',
    'j.jansen@x.nl',
    '111222333',
    'jansen, j 1',
    'x'.repeat(41),
  ])
    expect([somebody, refusePerson(somebody)]).toEqual([somebody, 'name-content']);
});
