/** A shape in a drawing of the old kind; `note` is the cell whose note it shows. */
export interface VmlShape {
  readonly text: string;
  readonly note: { readonly row: number; readonly column: number } | null;
}

/** The shapes of a drawing. Found by their tags' words, since what stands inside is not always proper XML. */
export function readShapes(vml: string): VmlShape[] {
  const shapes: VmlShape[] = [];
  let at = vml.search(/<v:shape[\s>]/);
  while (at >= 0) {
    const end = vml.indexOf('</v:shape>', at);
    if (end < 0) break;
    const text = vml.slice(at, end + '</v:shape>'.length);
    const row = numberIn(text, 'Row');
    const column = numberIn(text, 'Column');
    const isNote = /ObjectType\s*=\s*["']Note["']/.test(text) && row !== null && column !== null;
    shapes.push({ text, note: isNote ? { row, column } : null });
    const next = vml.slice(end + 10).search(/<v:shape[\s>]/);
    at = next < 0 ? -1 : end + 10 + next;
  }
  return shapes;
}

function numberIn(shape: string, name: string): number | null {
  const match = new RegExp(`<x:${name}>\\s*(\\d+)\\s*</x:${name}>`).exec(shape);
  return match ? Number(match[1]) : null;
}

/** The number in `_x0000_s1025`; 0 for other names. */
export function shapeNumber(shape: VmlShape): number {
  const match = /_x0000_s(\d+)/.exec(shape.text);
  return match ? Number(match[1]) : 0;
}

/** The highest block of shape numbers that a drawing claims for itself. */
export function shapeBlockOf(vml: string): number {
  const match = /<o:idmap[^>]*\sdata\s*=\s*["']([\d,\s]+)["']/.exec(vml);
  return match ? Math.max(...match[1]!.split(',').map(Number)) : 0;
}

export function emptyVml(block: number): string {
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
    'xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout></xml>`
  );
}

/** The yellow box of a note, two columns wide and as high as its text asks. */
export function noteShape(number: number, row: number, column: number, text: string): string {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / 30)), 0);
  const height = Math.min(20, Math.max(4, lines + 2));
  const anchor = [column + 1, 15, Math.max(0, row - 1), 10, column + 4, 15, Math.max(0, row - 1) + height, 4].join(
    ', ',
  );
  return (
    `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:5pt;` +
    `width:180pt;height:${height * 15}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}

/** A Chinese character is as wide as two Latin ones. */
function widthOf(line: string): number {
  let width = 0;
  for (const character of line) width += character.charCodeAt(0) > 0xff ? 2 : 1;
  return width;
}

/** The box of a note that moved with its row. */
export function anchoredAt(shape: string, row: number, before: number): string {
  if (row === before) return shape;
  const delta = row - before;
  return shape
    .replace(/(<x:Row>\s*)\d+/, (_, head: string) => `${head}${row}`)
    .replace(/(<x:Anchor>)([^<]*)/, (whole: string, head: string, list: string) => {
      const cells = list.split(',').map((text) => Number(text.trim()));
      if (cells.length !== 8) return whole;
      cells[2] = Math.max(0, cells[2]! + delta);
      cells[6] = Math.max(0, cells[6]! + delta);
      return head + cells.join(', ');
    });
}
