import { DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY, type Univer } from '@univerjs/core';
import { IEditorBridgeService, IEditorService } from '@univerjs/preset-sheets-core';

const BAR = '[data-u-comp="formula-bar"] canvas';
/** How often, and after how many milliseconds, the focus is looked at: the grid hands it about for a while. */
const LOOKS = 6;
const PAUSE = 50;

/**
 * Keeps the keys where the person clicked. A click on the formula bar opens the editor of the cell as well, and of the
 * two the one that is ready last takes the focus: were it the cell's (a short click), what is typed would go nowhere.
 */
export function keepFocusInFormulaBar(univer: Univer, grid: HTMLElement): void {
  const injector = univer.__getInjector();
  let look: ReturnType<typeof setTimeout> | undefined;
  const lookAgain = (left: number): void => {
    clearTimeout(look);
    if (left === 0) return;
    look = setTimeout(() => {
      if (!injector.get(IEditorBridgeService).isVisible().visible) return;
      const editor = injector.get(IEditorService).getEditor(DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY);
      if (editor && !editor.isFocus()) editor.focus();
      lookAgain(left - 1);
    }, PAUSE);
  };
  grid.addEventListener(
    'pointerdown',
    (event) => lookAgain(event.target instanceof Element && event.target.matches(BAR) ? LOOKS : 0),
    { capture: true },
  );
}
