/** Long work as steps of a few milliseconds each: whoever must not hold the page may rest between any two. */
export type Steps<T> = Generator<void, T, void>;

/** Called between two steps; what it gives is waited for, nothing is not. */
export type Rest = () => Promise<void> | undefined;

/** All steps at once. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The steps with rests in between. */
export async function withRests<T>(steps: Steps<T>, rest: Rest): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    const resting = rest();
    if (resting) await resting;
    step = steps.next();
  }
  return step.value;
}
