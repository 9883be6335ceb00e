import { useEffect, useState } from 'react';
import type { IPopup } from '@univerjs/preset-sheets-core';

/** Pixels; as wide as `.grid-note` can become, and the gap beside the cell. */
const WIDEST = 280;
const GAP = 6;

interface NoteText extends Record<string, unknown> {
  readonly text: string;
  readonly label: string;
}

/** A note beside its cell: to the right, and to the left where the grid ends there. The grid places it. */
export function NoteCard({ popup }: { readonly popup: IPopup<NoteText> }) {
  const [cell, setCell] = useState(popup.anchorRect);
  useEffect(() => {
    const following = popup.anchorRect$.subscribe(setCell);
    return () => following.unsubscribe();
  }, [popup.anchorRect$]);
  const { right } = popup.canvasElement.getBoundingClientRect();
  const isLeft = cell !== undefined && cell.right + WIDEST + 2 * GAP > right && cell.left > WIDEST;
  const shift = isLeft ? `calc(-100% - ${cell.right - cell.left + GAP}px)` : `${GAP}px`;
  return (
    <div className="grid-note" role="note" aria-label={popup.extraProps?.label} style={{ translate: shift }}>
      {popup.extraProps?.text}
    </div>
  );
}
