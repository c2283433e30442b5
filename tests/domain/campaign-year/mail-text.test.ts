import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillMailText, mailProblems } from '../../../server/domain/campaign-year/mail-text.ts';

const kinds = (opening: string, subject = 'Vragenlijst', language: 'nl' | 'en' = 'nl') =>
  mailProblems({ subject, opening }, language).map(({ kind, about }) => `${kind} ${about}`.trim());

const values = {
  name: 'Robin <b>',
  organisation: 'Testdam',
  title: 'Ronde\n2026',
  minutes: '15',
  opensOn: '1 oktober 2026',
  closesOn: '22 oktober 2026',
  link: 'https://x.example/s#abc',
};

describe('an own text', () => {
  test('with the link and known variables may be sent', () => {
    expect(kinds('Dag {naam}, doe mee tot {laatste_dag}:\n{link}', '{ronde} begint')).toEqual([]);
    expect(kinds('Dear {name}, until {last_day}: {link}', 'Hello', 'en')).toEqual([]);
  });

  test('needs the link, once, and not in the subject', () => {
    expect(kinds('Dag')).toEqual(['no-link {link}']);
    expect(kinds('{link} {link}')).toEqual(['link-twice {link}']);
    expect(kinds('{link}', 'Hier {link}')).toEqual(['link-in-subject {link}']);
  });

  test('takes no variable that is not known, and those of the other language are not', () => {
    expect(kinds('{link} {salaris} {name} {constructor}')).toEqual([
      'unknown-variable {salaris}',
      'unknown-variable {name}',
      'unknown-variable {constructor}',
    ]);
    expect(kinds('{link} 50 } {')).toEqual(['stray-brace }']);
  });

  test('takes no HTML', () => {
    expect(kinds('{link} <img src="https://x.example/p.gif">')).toEqual([
      'html <img src="https://x.example/p.gif">',
    ]);
    expect(kinds('{link} a &amp; b')).toEqual(['html &amp;']);
    expect(kinds('{link} 3 < 5 en <3')).toEqual([]);
  });

  test('takes no address that would tell another site who opens it', () => {
    expect(kinds('{link} https://intranet.example/uitleg')).toEqual([]);
    expect(kinds('{link} https://volg.example/?wie={naam}')).toEqual([
      'variable-in-address https://volg.example/?wie={naam}',
    ]);
    expect(kinds('https://volg.example/{link}')).toEqual(['variable-in-address https://volg.example/{link}']);
  });

  test('is refused when it is empty or too long', () => {
    expect(kinds('{link}', ' ')).toEqual(['subject-empty']);
    expect(kinds(`{link}${'a'.repeat(2000)}`, 'a'.repeat(121))).toEqual([
      'subject-too-long',
      'opening-too-long',
    ]);
  });
});

describe('a filled text', () => {
  test('has the values, and a subject of one line', () => {
    expect(fillMailText({ subject: '{ronde}: {naam}', opening: 'Zie {link}' }, 'nl', values)).toEqual({
      subject: 'Ronde 2026: Robin <b>',
      opening: 'Zie https://x.example/s#abc',
    });
  });

  test('never shows a value that was not asked for, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (opening) => {
        const filled = fillMailText({ subject: 'x', opening }, 'nl', { ...values, link: '§LINK§' });
        expect(filled.opening.includes('§LINK§')).toBe(
          opening.includes('{link}') || opening.includes('§LINK§'),
        );
      }),
    );
  });
});
