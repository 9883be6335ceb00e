import type { Locale } from '../locales/tag';
import type { WorkbenchWords } from '../locales/zh-CN/workbench';
import { wordAt, workbenchWords } from './words';

/** Puts the words of a language into the page; those that change with the work are left out. */
export function speak(page: Document, locale: Locale): WorkbenchWords {
  const words = workbenchWords(locale);
  page.documentElement.lang = locale;
  page.title = words.name;
  for (const element of page.querySelectorAll<HTMLElement>('[data-word]')) {
    element.textContent = wordAt(words, element.dataset.word!);
  }
  for (const element of page.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', wordAt(words, element.dataset.label!));
  }
  return words;
}
