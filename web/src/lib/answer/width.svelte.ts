/** How much room there is, followed while the page is open: a phone is turned, a window is dragged. */
export function watchWidth(): { readonly small: boolean; readonly wide: boolean } {
  // In rem, so that somebody who enlarges the letters gets the layout of a smaller screen.
  const [small, wide] = [matchMedia('(max-width: 39.99rem)'), matchMedia('(min-width: 60rem)')];
  const width = $state({ small: small.matches, wide: wide.matches });
  small.addEventListener('change', () => (width.small = small.matches));
  wide.addEventListener('change', () => (width.wide = wide.matches));
  return width;
}
