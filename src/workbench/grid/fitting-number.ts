/** As Excel fills a cell whose number has no room. */
const NO_ROOM = '#';

/**
 * A number as it is seen in a cell of that room: whole, never a part of it. Where the format leaves the decimals open,
 * as many are shown as fit; a number that has no room at all fills its cell with signs.
 */
export function fittingNumber(
  shown: string,
  { value, isGeneral, room }: { readonly value: number; readonly isGeneral: boolean; readonly room: number },
  widthOf: (text: string) => number,
): string {
  if (widthOf(shown) <= room) return shown;
  if (isGeneral && Math.abs(value) < 1e15) {
    const decimals = /\.(\d+)$/.exec(shown)?.[1]?.length ?? 0;
    for (let kept = decimals - 1; kept >= 0; kept -= 1) {
      const text = String(Number(value.toFixed(kept)));
      // A small number would be shown as none at all.
      if (widthOf(text) <= room && (text !== '0' || value === 0)) return text;
    }
  }
  return NO_ROOM.repeat(Math.max(1, Math.floor(room / widthOf(NO_ROOM))));
}

/** Widths of texts in pixels, sign by sign: numbers have few different ones, and are drawn again and again. */
export class TextWidths {
  private readonly known = new Map<string, number>();

  constructor(private readonly measure: (sign: string, font: string) => number) {}

  widthOf(text: string, font: string): number {
    let width = 0;
    for (const sign of text) {
      const key = `${sign}${font}`;
      let own = this.known.get(key);
      if (own === undefined) this.known.set(key, (own = this.measure(sign, font)));
      width += own;
    }
    return width;
  }
}
