import '@univerjs/preset-sheets-core/lib/index.css';
import './grid.css';
import { LocaleService, LocaleType, LogLevel, Univer, type ILanguagePack } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import {
  CalculationMode,
  ThemeSwitcherService,
  UniverSheetsCorePreset,
  UniverUIPlugin,
} from '@univerjs/preset-sheets-core';
import type { Locale } from '../../locales';
import { GridView } from './grid-view';
import type { OpenGrid } from './grid';
import { ThemeVariables } from './theme-variables';

const LOCALE_TYPES: Readonly<Record<Locale, LocaleType>> = {
  'zh-CN': LocaleType.ZH_CN,
  'en-US': LocaleType.EN_US,
};

/** Univer in the place of the container's content; its own words are loaded with it. */
export const openGrid: OpenGrid = async (container, { locale, theme }) => {
  const univer = new Univer({
    locale: LOCALE_TYPES[locale],
    locales: { [LOCALE_TYPES[locale]]: await loadWords(locale) },
    logLevel: LogLevel.ERROR,
    darkMode: theme === 'dark',
  });
  const frame = document.createElement('div');
  frame.className = 'grid-frame';
  const { plugins } = UniverSheetsCorePreset({
    container: frame,
    header: true,
    toolbar: false,
    contextMenu: false,
    disableAutoFocus: true,
    footer: { addSheetButtonConfig: { show: false }, menus: false },
    sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
    formula: { initialFormulaComputing: CalculationMode.WHEN_EMPTY },
  });
  container.replaceChildren(frame);
  for (const plugin of plugins) {
    const [type, config] = Array.isArray(plugin) ? plugin : [plugin, undefined];
    univer.registerPlugin(
      type,
      type === UniverUIPlugin
        ? { ...config, override: [[ThemeSwitcherService, { useClass: ThemeVariables }]] }
        : config,
    );
  }
  return new GridView(univer, FUniver.newAPI(univer), async (wanted) => {
    univer
      .__getInjector()
      .get(LocaleService)
      .load({ [LOCALE_TYPES[wanted]]: await loadWords(wanted) });
    univer.setLocale(LOCALE_TYPES[wanted]);
  });
};

async function loadWords(locale: Locale): Promise<ILanguagePack> {
  const pack: { readonly default: ILanguagePack } =
    locale === 'en-US'
      ? await import('@univerjs/preset-sheets-core/locales/en-US')
      : await import('@univerjs/preset-sheets-core/locales/zh-CN');
  return pack.default;
}
