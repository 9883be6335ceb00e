import { associateRibbon } from '../commands/ribbon';
import { localeOf } from '../locales/tag';
import { NotInExcel, Opening, type OpeningWord } from './opening';
import './opening.css';

const button = document.getElementById('validate')!;
const status = document.getElementById('opening')!;

function wordOf(element: HTMLElement, word: string): string {
  return element.dataset[word] ?? '';
}

/** The page is written in Chinese and carries its few English words along. */
function speakEnglish(): void {
  document.documentElement.lang = 'en-US';
  button.textContent = wordOf(button, 'english');
  for (const word of ['opening', 'failed', 'elsewhere']) status.dataset[word] = wordOf(status, `${word}English`);
}

if (localeOf(navigator.language) === 'en-US') speakEnglish();

/** Microsoft's script follows this one, and has run by then, if it came. */
const parsed = new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));

async function excel(): Promise<void> {
  await parsed;
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) throw new NotInExcel();
}

let isSecondTry = false;

const opening = new Opening(
  { button, say: (word: OpeningWord) => (status.textContent = wordOf(status, word)) },
  async () => {
    if (isSecondTry && typeof Office === 'undefined') location.reload();
    isSecondTry = true;
    const [{ openExcelPane }] = await Promise.all([import('./excel-pane'), excel()]);
    return openExcelPane(document.getElementById('pane')!);
  },
);

opening.open().catch(() => undefined);
excel().then(
  () => associateRibbon(Office, (command) => opening.run(command)),
  () => undefined,
);
