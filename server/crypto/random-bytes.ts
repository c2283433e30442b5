/** A source of random bytes. Every function that draws takes one, so that tests can replay a known draw. */
export type RandomBytes = (length: number) => Uint8Array;

/** The platform's own generator, in the browser and in Node. WebCrypto gives at most 65,536 bytes a call. */
export const randomBytes: RandomBytes = (length) => globalThis.crypto.getRandomValues(new Uint8Array(length));
