/** Whether answers form a scale from left to right; longer ones need lines of their own. */
export function isScale(options: readonly { readonly text: string }[]): boolean {
  return options.length === 5 || options.every(({ text }) => text.length <= 24);
}
