import { useEffect, useId, useState } from 'react';
import type { Severity } from '../../core/finding';
import { RULES } from '../../core/rules';
import { RULE_IDS, type RuleId } from '../../core/rules/catalogue';
import { DEFAULT_SETTINGS, type Settings, type Thresholds } from '../../core/settings';
import { format } from '../../locales/format';
import type { PaneWords } from '../../locales/zh-CN/pane';
import type { PaneSession } from '../session';
import { loadFindingWords, type FindingWords } from '../words';

interface SettingsFormProps {
  readonly session: PaneSession;
  readonly words: PaneWords;
}

const SEVERITIES: readonly Severity[] = ['mandatory', 'verify', 'notice'];
const OWN_SEVERITY: ReadonlyMap<string, Severity> = new Map(RULES.map((rule) => [rule.id, rule.severity]));
const NAMES = Object.keys(DEFAULT_SETTINGS.thresholds) as readonly (keyof Thresholds)[];

/** Thresholds and rules; a change counts at once. */
export function SettingsForm({ session, words }: SettingsFormProps) {
  const { locale } = session;
  const [settings, setSettings] = useState(session.settings);
  const [rules, setRules] = useState<FindingWords['rules'] | null>(null);
  const id = useId();
  useEffect(() => {
    let isHere = true;
    void loadFindingWords(locale).then((loaded) => isHere && setRules(loaded.rules));
    return () => {
      isHere = false;
    };
  }, [locale]);
  const change = (next: Settings) => {
    setSettings(next);
    void session.changeSettings(next);
  };
  const choose = (rule: RuleId, choice: string) => {
    const kept = { ...settings.rules };
    delete kept[rule];
    const severity = [...SEVERITIES, 'off' as const].find((one) => one === choice);
    change({ ...settings, rules: severity === undefined ? kept : { ...kept, [rule]: severity } });
  };
  const { more, severities } = words;
  return (
    <>
      <details className="pir-details">
        <summary>{more.thresholds}</summary>
        {NAMES.map((name) => (
          <div key={name} className="pir-setting">
            <label htmlFor={`${id}-${name}`}>{more.thresholdNames[name]}</label>
            <input
              id={`${id}-${name}`}
              className="pir-input"
              type="number"
              min={0}
              step="any"
              defaultValue={settings.thresholds[name]}
              key={settings.thresholds[name]}
              onBlur={(event) => {
                const value = event.target.valueAsNumber;
                if (!Number.isFinite(value) || value < 0) event.target.value = String(settings.thresholds[name]);
                else if (value !== settings.thresholds[name]) {
                  change({ ...settings, thresholds: { ...settings.thresholds, [name]: value } });
                }
              }}
            />
          </div>
        ))}
      </details>
      <details className="pir-details">
        <summary>{more.rules}</summary>
        <p className="pir-quiet">{more.rulesLead}</p>
        {rules &&
          RULE_IDS.map((rule) => (
            <div key={rule} className="pir-setting">
              <label htmlFor={`${id}-${rule}`}>{rules[rule].title}</label>
              <select
                id={`${id}-${rule}`}
                className="pir-select"
                value={settings.rules[rule] ?? ''}
                onChange={(event) => choose(rule, event.target.value)}
              >
                <option value="">
                  {format(more.ruleDefault, { severity: severities[OWN_SEVERITY.get(rule) ?? 'mandatory'] })}
                </option>
                {SEVERITIES.map((severity) => (
                  <option key={severity} value={severity}>
                    {severities[severity]}
                  </option>
                ))}
                <option value="off">{more.ruleOff}</option>
              </select>
            </div>
          ))}
      </details>
      <button type="button" className="pir-button" onClick={() => change(DEFAULT_SETTINGS)}>
        {more.restore}
      </button>
    </>
  );
}
