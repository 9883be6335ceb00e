const DAY = 86_400_000;
/** The day before serial 1 would be, had 1900 no 29 February. */
const EPOCH = Date.UTC(1899, 11, 30);

/** An ISO date or date and time (`2021-09-30`, `2021-09-30T08:00:00`) as a serial of the 1900 system. */
export function dateSerial(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(
    text,
  );
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = Date.UTC(year, month - 1, day);
  if (new Date(date).getUTCDate() !== day || month > 12) return null;
  const serial = (date - EPOCH) / DAY + (hour * 3600 + minute * 60 + second) / 86_400;
  // Before 1 March 1900 Excel counts one less, for it believes in 29 February 1900.
  return serial < 61 ? serial - 1 : serial;
}
