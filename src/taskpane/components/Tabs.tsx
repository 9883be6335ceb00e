import { useRef, type KeyboardEvent } from 'react';
import { VIEWS, type View } from '../state';
import type { PaneWords } from '../../locales/zh-CN/pane';

interface TabsProps {
  readonly view: View;
  readonly words: PaneWords;
  onChoose(view: View): void;
}

/** Where an arrow key leads in a row of tabs; `null` for other keys. */
function targetOf(key: string, at: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % VIEWS.length;
    case 'ArrowLeft':
      return (at + VIEWS.length - 1) % VIEWS.length;
    case 'Home':
      return 0;
    case 'End':
      return VIEWS.length - 1;
    default:
      return null;
  }
}

export function Tabs({ view, words, onChoose }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOf(event.key, VIEWS.indexOf(view));
    if (target === null) return;
    event.preventDefault();
    onChoose(VIEWS[target]!);
    list.current?.querySelectorAll<HTMLButtonElement>('[role=tab]')[target]?.focus();
  };
  return (
    <div className="pir-tabs" role="tablist" aria-label={words.name} ref={list} onKeyDown={onKeyDown}>
      {VIEWS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`pir-tab-${one}`}
          className="pir-tab"
          aria-selected={one === view}
          aria-controls="pir-panel"
          tabIndex={one === view ? 0 : -1}
          onClick={() => onChoose(one)}
        >
          {words.tabs[one]}
        </button>
      ))}
    </div>
  );
}
