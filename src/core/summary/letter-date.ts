/** The day of a time as official papers write it (GB/T 9704): `2021-10-05 09:30 → 2021年10月5日`. */
export function letterDate(time: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(time) ?? [];
  return year === undefined ? time : `${year}年${Number(month)}月${Number(day)}日`;
}
