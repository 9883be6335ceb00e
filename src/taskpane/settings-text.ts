import { RULE_IDS, type RuleId } from '../core/rules/catalogue';
import { DEFAULT_SETTINGS, type Settings, type Thresholds } from '../core/settings';
import type { Severity } from '../core/finding';

const CHOICES: readonly (Severity | 'off')[] = ['mandatory', 'verify', 'notice', 'off'];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Settings as they are kept; what cannot be understood keeps its default, so that an old text never stops the pane. */
export function parseSettings(text: string | null): Settings {
  let kept: unknown = null;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    return DEFAULT_SETTINGS;
  }
  if (!isRecord(kept)) return DEFAULT_SETTINGS;
  const thresholds: Record<keyof Thresholds, number> = { ...DEFAULT_SETTINGS.thresholds };
  if (isRecord(kept.thresholds)) {
    for (const name of Object.keys(thresholds) as (keyof Thresholds)[]) {
      const value = kept.thresholds[name];
      if (typeof value === 'number' && Number.isFinite(value) && value >= 0) thresholds[name] = value;
    }
  }
  const rules: Partial<Record<RuleId, Severity | 'off'>> = {};
  if (isRecord(kept.rules)) {
    for (const id of RULE_IDS) {
      const choice = CHOICES.find((one) => one === (kept.rules as Readonly<Record<string, unknown>>)[id]);
      if (choice) rules[id] = choice;
    }
  }
  return { thresholds, rules };
}

export function settingsText(settings: Settings): string {
  return JSON.stringify(settings);
}
