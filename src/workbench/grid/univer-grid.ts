import '@univerjs/preset-sheets-core/lib/index.css';
import './grid.css';
import { LocaleService, LocaleType, LogLevel, Univer, type ILanguagePack } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { ThemeSwitcherService, UniverSheetsCorePreset, UniverUIPlugin } from '@univerjs/preset-sheets-core';
import type { Locale } from '../../locales/tag';
import type { WorkbenchWords } from '../../locales/zh-CN/workbench';
import { keepFocusInFormulaBar } from './formula-bar-focus';
import { GridFrame } from './grid-frame';
import { GridView } from './grid-view';
import type { OpenGrid } from './grid';
import { ThemeVariables } from './theme-variables';

const LOCALE_TYPES: Readonly<Record<Locale, LocaleType>> = {
  'zh-CN': LocaleType.ZH_CN,
  'en-US': LocaleType.EN_US,
};

/** Univer in the place of the container's content; its own words are loaded with it. */
export const openGrid = (async (container, { locale, theme }): Promise<GridView> => {
  const frame = new GridFrame(document);
  const [pack, words] = await Promise.all([loadPack(locale), loadWords(locale)]);
  const univer = new Univer({
    locale: LOCALE_TYPES[locale],
    locales: { [LOCALE_TYPES[locale]]: pack },
    logLevel: LogLevel.ERROR,
  });
  container.replaceChildren(frame.element);
  register(univer, frame.place);
  keepFocusInFormulaBar(univer, frame.place);
  const view = new GridView(univer, FUniver.newAPI(univer), frame, words, async (wanted) => {
    const [pack, words] = await Promise.all([loadPack(wanted), loadWords(wanted)]);
    univer
      .__getInjector()
      .get(LocaleService)
      .load({ [LOCALE_TYPES[wanted]]: pack });
    univer.setLocale(LOCALE_TYPES[wanted]);
    return words;
  });
  view.setTheme(theme);
  return view;
}) satisfies OpenGrid;

function register(univer: Univer, container: HTMLElement): void {
  const { plugins } = UniverSheetsCorePreset({
    container,
    header: true,
    toolbar: false,
    contextMenu: false,
    disableAutoFocus: true,
    footer: { addSheetButtonConfig: { show: false }, menus: false },
    sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
  });
  const override = [[ThemeSwitcherService, { useClass: ThemeVariables }]];
  for (const plugin of plugins) {
    const [type, config] = Array.isArray(plugin) ? plugin : [plugin, undefined];
    univer.registerPlugin(type, type === UniverUIPlugin ? { ...config, override } : config);
  }
}

async function loadPack(locale: Locale): Promise<ILanguagePack> {
  const pack: { readonly default: ILanguagePack } =
    locale === 'en-US'
      ? await import('@univerjs/preset-sheets-core/locales/en-US')
      : await import('@univerjs/preset-sheets-core/locales/zh-CN');
  return pack.default;
}

async function loadWords(locale: Locale): Promise<WorkbenchWords['grid']> {
  const { workbench } =
    locale === 'en-US' ? await import('../../locales/en-US/workbench') : await import('../../locales/zh-CN/workbench');
  return workbench.grid;
}
