declare module 'svgcanvas' {
  /** A drawing context that writes SVG; only what we call is typed. */
  export class Context {
    constructor(options: { width: number; height: number });
    fillStyle: unknown;
    font: string;
    textAlign: unknown;
    textBaseline: unknown;
    fillRect(x: number, y: number, width: number, height: number): void;
    fillText(text: string, x: number, y: number): void;
    save(): void;
    restore(): void;
    translate(x: number, y: number): void;
    getSerializedSvg(fixNamedEntities?: boolean): string;
  }
}
