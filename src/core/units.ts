import type { Catalogue, ReportingUnit } from './schema/catalogue';
import { normaliseText, similarity } from './text';

interface UnitIndex {
  readonly byCode: ReadonlyMap<string, ReportingUnit>;
  /** By code, name and alias, normalised. */
  readonly byName: ReadonlyMap<string, ReportingUnit>;
  readonly longest: number;
  /** First characters of all names. */
  readonly initials: ReadonlySet<string>;
}

const indexes = new WeakMap<Catalogue, UnitIndex>();

function indexOf(catalogue: Catalogue): UnitIndex {
  const known = indexes.get(catalogue);
  if (known) return known;
  const byCode = new Map<string, ReportingUnit>();
  const byName = new Map<string, ReportingUnit>();
  let longest = 0;
  for (const unit of catalogue.units) {
    byCode.set(unit.code, unit);
    for (const name of [unit.code, unit.name, ...unit.aliases]) {
      const key = normaliseText(name);
      byName.set(key, unit);
      longest = Math.max(longest, key.length);
    }
  }
  const index = { byCode, byName, longest, initials: new Set([...byName.keys()].map((name) => name.charAt(0))) };
  indexes.set(catalogue, index);
  return index;
}

export function unitByCode(catalogue: Catalogue, code: string): ReportingUnit | null {
  return indexOf(catalogue).byCode.get(code) ?? null;
}

const LABEL = /^(?:填报|报送|上报)?单位(?:名称)?(?:\(盖?公?章\))?:?/;
const SEAL = /[(〔[](?:盖章|公章|签章|章)[)〕\]]$|(?:盖章|公章)$/;
const OFFICE =
  /(?:人民政府办公室|人民政府|政府办公室|政府办|政府|管理委员会|管委会|经济和信息化局|经济信息化局|经信局|经济发展局|经发局|工业和信息化局|工信局|发展和改革局|发改局|统计局|办公室)$/;
const PLACE = /^(?:浙江省温州市|浙江省|温州市|温州)/;

/**
 * The unit that a text names: its code (text or number), name or alias, with or without 温州市 before it and an
 * office (人民政府, 管委会, 经信局 …) or （盖章） after it. `null` when it is none, or names more than that.
 */
export function findUnit(text: string | number, catalogue: Catalogue): ReportingUnit | null {
  const { byName } = indexOf(catalogue);
  let name = normaliseText(String(text));
  const found = byName.get(name);
  if (found) return found;
  if (name.length > 60) return null;
  for (const part of [LABEL, SEAL, OFFICE, OFFICE, PLACE, /0{6}$/]) {
    const shorter = name.replace(part, '');
    if (shorter === name) continue;
    name = shorter;
    const unit = byName.get(name);
    if (unit) return unit;
  }
  return null;
}

/** A name of two characters may also be a piece of other words (论文成果), so it counts only where no longer one does. */
const SURE_LENGTH = 3;

/** What makes another place of a short name: 瑞安县 is none of the list, nor is 乐清经济开发区, nor 鹿城去 for 鹿城区. */
const ELSEWHERE = /^(?:[区县镇乡]|市(?!场|级|委|直|政府)|(?:经济|高新|工业|技术)*开发区|[去曲现线显事是式]$)/;

/**
 * The one unit named within a longer text, such as a title line; `null` when none is, or several are. 温州市 in a
 * title is the place and not the city as a unit, which therefore counts only by its full name or its code.
 */
export function findUnitIn(text: string, catalogue: Catalogue): ReportingUnit | null {
  const { byName, longest, initials } = indexOf(catalogue);
  const words = normaliseText(text);
  const sure = new Set<ReportingUnit>();
  const likely = new Set<ReportingUnit>();
  for (let start = 0; start < words.length;) {
    let length = initials.has(words.charAt(start)) ? Math.min(longest, words.length - start) : 1;
    for (; length >= 2; length--) {
      const piece = words.slice(start, start + length);
      const unit = byName.get(piece);
      if (!unit || (unit.kind === 'city' && piece !== unit.name && piece !== unit.code)) continue;
      if (piece === unit.code && (isDigit(words, start - 1) || isDigit(words, start + length))) continue;
      if (length < SURE_LENGTH && ELSEWHERE.test(words.slice(start + length))) continue;
      (length >= SURE_LENGTH ? sure : likely).add(unit);
      break;
    }
    start += Math.max(1, length);
  }
  const named = sure.size > 0 ? sure : likely;
  const [only, another] = named;
  return only !== undefined && another === undefined ? only : null;
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
}

/** Below this a proposal would be a guess. */
const NEAR = 0.5;

/** The unit whose name or alias is most like the text, to be proposed and never applied; `null` when none is near. */
export function nearestUnit(text: string, catalogue: Catalogue): ReportingUnit | null {
  const exact = findUnit(text, catalogue) ?? findUnitIn(text, catalogue);
  if (exact) return exact;
  let nearest: ReportingUnit | null = null;
  let most = NEAR;
  for (const unit of catalogue.units) {
    for (const name of [unit.code, unit.name, ...unit.aliases]) {
      const likeness = similarity(text, name);
      if (likeness > most) {
        most = likeness;
        nearest = unit;
      }
    }
  }
  return nearest;
}
