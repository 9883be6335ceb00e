import '@univerjs/preset-sheets-core/lib/index.css';
import { LifecycleStages, LocaleType, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import words from '@univerjs/preset-sheets-core/locales/zh-CN';

/** Univer as its own guide begins: the preset with an empty workbook. */
const univer = new Univer({ locale: LocaleType.ZH_CN, locales: { [LocaleType.ZH_CN]: words } });
for (const plugin of UniverSheetsCorePreset({ container: 'app' }).plugins) {
  if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
  else univer.registerPlugin(plugin);
}
const api = FUniver.newAPI(univer);
api.addEvent(api.Event.LifeCycleChanged, ({ stage }) => {
  if (stage === LifecycleStages.Rendered) document.documentElement.dataset.ready = '';
});
api.createWorkbook({});
