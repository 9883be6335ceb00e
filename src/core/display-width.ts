/** The width of a text in characters of the standard font; Chinese characters and full-width signs take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += sign.codePointAt(0)! > 0x2e7f || '“”‘’…—·≤≥×－'.includes(sign) ? 2 : 1;
  return width;
}

/** How many lines a text takes in a column of that many characters; its own line breaks count. */
export function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(displayWidth(line) / width)), 0);
}
