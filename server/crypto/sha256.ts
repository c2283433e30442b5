/**
 * SHA-256 through WebCrypto, so that the browser and the server run the same line.
 * Source: FIPS 180-4. WebCrypto exists on https and localhost only.
 */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
}
