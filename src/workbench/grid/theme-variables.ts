import { Disposable } from '@univerjs/core';

/** A theme of the grid: colours and sizes by name, in groups. */
interface ThemeGroup {
  readonly [name: string]: string | number | ThemeGroup;
}

/**
 * Takes the place of the grid's own service, which writes its theme into a `<style>` element: a content security
 * policy without `unsafe-inline` forbids that, and allows properties set one by one.
 */
export class ThemeVariables extends Disposable {
  injectThemeToHead(theme: ThemeGroup): void {
    setVariables(document.documentElement.style, theme, '--univer');
  }
}

function setVariables(style: CSSStyleDeclaration, group: ThemeGroup, prefix: string): void {
  for (const [name, value] of Object.entries(group)) {
    if (typeof value === 'object') setVariables(style, value, `${prefix}-${name}`);
    else style.setProperty(`${prefix}-${name}`, String(value));
  }
}
