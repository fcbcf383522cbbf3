import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Where oidc-provider keeps codes, grants and interactions: in memory, for as long as they live. */
export function memoryAdapter(): (name: string) => Adapter {
  const records = new Map<string, { payload: AdapterPayload; expiresAt: number }>();
  const idByUid = new Map<string, string>();

  const live = (key: string): AdapterPayload | undefined => {
    const record = records.get(key);
    if (!record) return undefined;
    if (record.expiresAt > Date.now()) return record.payload;
    records.delete(key);
    return undefined;
  };

  return (name) => {
    const keyOf = (id: string) => `${name}:${id}`;
    return {
      async upsert(id, payload, expiresIn) {
        const expiresAt = expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY;
        records.set(keyOf(id), { payload, expiresAt });
        if (payload.uid) idByUid.set(keyOf(payload.uid), id);
      },
      async find(id) {
        return live(keyOf(id));
      },
      async findByUid(uid) {
        const id = idByUid.get(keyOf(uid));
        return id === undefined ? undefined : live(keyOf(id));
      },
      async findByUserCode() {
        return undefined;
      },
      async consume(id) {
        const payload = live(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        records.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of records) {
          if (payload.grantId === grantId) records.delete(key);
        }
      },
    };
  };
}
