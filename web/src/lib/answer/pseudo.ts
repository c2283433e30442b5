/** Letters that the font of the page has too, so that a missing one is never the font's doing. */
const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  'aâ cç dđ eé gĝ hĥ iî jĵ kķ lł nñ oô rř sš tţ uû wŵ yŷ zž AÂ CÇ DĐ EÉ GĜ HĤ IÎ JĴ KĶ LŁ NÑ OÔ RŘ SŠ TŢ UÛ WŴ YŶ ZŽ'
    .split(' ')
    .map((pair) => [...pair] as [string, string]),
);

/**
 * A text as a language would have it that nobody speaks: readable, a third longer, between brackets. What stays plain
 * on a page is text that no translator could reach; what is cut off had too little room.
 */
export function pseudo(text: string): string {
  if (text.trim() === '') return text;
  const accented = [...text].map((letter) => ACCENTED[letter] ?? letter).join('');
  return `[${accented}${' ····'.repeat(Math.ceil(text.length / 12))}]`;
}
