export interface MirrorFile {
  readonly lang: string;
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** The own overview as one page that opens anywhere and asks nothing of anybody. */
export function mirrorFile({ lang, title, intro, sections }: MirrorFile): string {
  const body = sections
    .filter(({ lines }) => lines.length > 0)
    .map((section) => `<h2>${safe(section.title)}</h2>\n<ul>${section.lines.map(item).join('')}</ul>`);
  return `<!doctype html>
<html lang="${safe(lang)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}li{margin:.4rem 0}</style>
<h1>${safe(title)}</h1>
<p>${safe(intro)}</p>
${body.join('\n')}
</html>
`;
}

const item = (line: string) => `<li>${safe(line)}</li>`;

function safe(text: string): string {
  const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
}
