/** The test files of the part, beneath the project; `scripts/mutate.mjs` names them. */
declare const TEST_FILES: readonly string[];

/*
 * All of them as one: Jest gives every test file a core of its own, and most of a mutant's time went into loading and
 * warming up fifty of them. Under its file every test has a name of its own, the only thing Stryker knows it by.
 */
for (const file of TEST_FILES) {
  describe(file, () => {
    jest.requireActual(`../../../${file}`);
  });
}
