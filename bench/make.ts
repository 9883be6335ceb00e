import { FOURTEEN, makeBatch, makeFourteen } from './inputs';

/** Makes the inputs of all measurements. */
async function main(): Promise<void> {
  await makeFourteen();
  for (const count of [1, 10, 14, 100, 1000]) makeBatch(count);
  makeBatch(60, [FOURTEEN]);
}

void main();
