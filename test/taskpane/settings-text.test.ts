import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import { parseSettings, settingsText } from '../../src/taskpane/settings-text';

test('settings come back as they were kept', () => {
  const settings: Settings = {
    thresholds: { ...DEFAULT_SETTINGS.thresholds, near: 0.8, outlierPeers: 5 },
    rules: { outlier: 'off', 'text-number': 'mandatory' },
  };
  expect(parseSettings(settingsText(settings))).toEqual(settings);
});

test.each([null, '', '{', '3', '[]', 'null', '{}', '{"thresholds":7,"rules":"x"}'])('%j gives the defaults', (text) => {
  expect(parseSettings(text)).toEqual(DEFAULT_SETTINGS);
});

test('what is not understood keeps its default, and the rest counts', () => {
  const text =
    '{"thresholds":{"near":"0.8","outlierScore":-1,"outlierFloor":3,"x":1},"rules":{"outlier":"loud","gone":"off","rank-range":"notice"}}';
  expect(parseSettings(text)).toEqual({
    thresholds: { ...DEFAULT_SETTINGS.thresholds, outlierFloor: 3 },
    rules: { 'rank-range': 'notice' },
  });
});
