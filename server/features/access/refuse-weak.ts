import { DetailedError } from '../../http/errors.ts';
import { passwordFault } from './password-rules.ts';

/** Throws what the page needs to say why a password is not accepted. */
export function refuseWeak(password: string, known: readonly string[]): void {
  const fault = passwordFault(password, known);
  if (fault === null) return;
  throw new DetailedError('WEAK_PASSWORD', `The password is ${fault.replace('-', ' ')}`, 422, { fault });
}
