/** Moves the focus to the heading of a new screen, so that keyboard and screen reader start where the eye starts. */
export function arrive(heading: HTMLElement): void {
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}
