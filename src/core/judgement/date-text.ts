/** A day counted since 1899-12-30 as `2021-10-15`; what is no day of ours stays a number. */
export function formatDate(serial: number): string {
  const time = (Math.floor(serial) - 25_569) * 86_400_000;
  return Math.abs(time) < 8e15 ? new Date(time).toISOString().slice(0, 10) : String(serial);
}
