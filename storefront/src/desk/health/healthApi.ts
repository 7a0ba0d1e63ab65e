import { officeApi } from '@/office/graphql/officeApi';

export interface Health {
  status: string;
  gateway: string;
  subgraphs: Record<string, string>;
  /** How long the answer took, in milliseconds. */
  tookMs: number;
}

const healthApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    /** The state of the gateway and its subgraphs. 503 carries the names of what is down: an answer like any other. */
    health: build.query<Health, void>({
      async queryFn(_argument, { signal }) {
        const begun = performance.now();
        try {
          const response = await fetch('/health', { headers: { accept: 'application/json' }, signal });
          const state = (await response.json()) as Omit<Health, 'tookMs'>;
          return { data: { ...state, tookMs: Math.round(performance.now() - begun) } };
        } catch {
          return { error: { kind: 'transport', message: 'The shop does not answer at all.' } };
        }
      },
    }),
  }),
});

export const { useHealthQuery } = healthApi;

/** How often a page that shows it asks again. */
export const healthPolling = { pollingInterval: 10_000 };
