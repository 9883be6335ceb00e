/** An edited workbook that was not downloaded, as the browser keeps it. */
export interface KeptWork {
  /** One for each opened workbook of each tab. */
  readonly id: string;
  readonly fileName: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly bytes: Uint8Array;
}

/** Where work is kept. Everything may reject: browsers refuse in private windows and when the disk is full. */
export interface KeptWorkStore {
  all(): Promise<readonly KeptWork[]>;
  put(work: KeptWork): Promise<void>;
  remove(id: string): Promise<void>;
}

const DATABASE = 'indicator-reports';
const TABLE = 'work';

/** Work kept in the browser's own database; it is opened when first needed. */
export function indexedWork(factory: () => IDBFactory): KeptWorkStore {
  let opened: Promise<IDBDatabase> | null = null;
  const database = () => {
    opened ??= open(factory).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
  const table = async (mode: IDBTransactionMode) => (await database()).transaction(TABLE, mode).objectStore(TABLE);
  return {
    all: async () => answer<KeptWork[]>((await table('readonly')).getAll()),
    put: async (work) => done((await table('readwrite')).put(work)),
    remove: async (id) => done((await table('readwrite')).delete(id)),
  };
}

async function open(factory: () => IDBFactory): Promise<IDBDatabase> {
  const request = factory().open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: 'id' });
  const database = await answer(request);
  // Another tab with a later program must not wait for this one.
  database.onversionchange = () => database.close();
  return database;
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database gave no reason.'));
  });
}

/** Written means on disk: quota is judged when the transaction ends. */
function done(request: IDBRequest): Promise<void> {
  const { transaction } = request;
  return new Promise((resolve, reject) => {
    if (transaction === null) return reject(new Error('The request has no transaction.'));
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? request.error ?? new Error('The database gave no reason.'));
  });
}
