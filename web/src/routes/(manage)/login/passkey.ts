import { startAuthentication } from '@simplewebauthn/browser';
import { call } from '$lib/api';

/** Asks the device for a passkey; false when the person closed its window. */
export async function signInWithPasskey(): Promise<boolean> {
  const { id, options } = await call('POST /api/session/passkey-question');
  try {
    const answer = await startAuthentication({ optionsJSON: options });
    await call('POST /api/session/passkey', { body: { id, answer } });
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAllowedError') return false;
    throw error;
  }
}
