import type { Role } from '../http/contract.ts';

export interface DemonstrationLogin {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  /** Code of the unit, for a manager. */
  readonly unitCode: string | null;
  readonly who: string;
}

/** Known to everybody who reads this, so they exist in the demonstration organisation only. */
const PASSWORD = 'waterhove-demo-1';

export const DEMONSTRATION_LOGINS: readonly DemonstrationLogin[] = [
  {
    email: 'hr@waterhove.example',
    name: 'Hanneke Roos',
    password: PASSWORD,
    role: 'hr',
    unitCode: null,
    who: 'HR',
  },
  {
    email: 'directie@waterhove.example',
    name: 'Daan Scholten',
    password: PASSWORD,
    role: 'management',
    unitCode: null,
    who: 'management',
  },
  {
    email: 'manager@waterhove.example',
    name: 'Sjoerd Hoekstra',
    password: PASSWORD,
    role: 'manager',
    unitCode: 'SD',
    who: 'manager of Sociaal Domein',
  },
  {
    email: 'teamleider@waterhove.example',
    name: 'Ümit de Wit',
    password: PASSWORD,
    role: 'manager',
    unitCode: 'SD04',
    who: 'manager of team Schuldhulp',
  },
  {
    email: 'or@waterhove.example',
    name: 'Olga Ruiter',
    password: PASSWORD,
    role: 'works-council',
    unitCode: null,
    who: 'works council',
  },
  {
    email: 'adviseur@waterhove.example',
    name: 'Anouk van Vliet',
    password: PASSWORD,
    role: 'adviser',
    unitCode: null,
    who: 'adviser (work and health psychologist)',
  },
  {
    email: 'beheer@waterhove.example',
    name: 'Bram Kuiper',
    password: PASSWORD,
    role: 'administrator',
    unitCode: null,
    who: 'administrator',
  },
];
