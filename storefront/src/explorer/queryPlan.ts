/** How the gateway answers an operation: `extensions.queryPlan` of its response. */
export interface QueryPlan {
  /** For people: requests in the order they can start, with what each selects. */
  text: string;
  fetches: PlanFetch[];
}

/** One request to a subgraph. Times are in milliseconds since the operation began; absent when it was not sent. */
export interface PlanFetch {
  index: number;
  subgraph: string;
  wave: number;
  /** Indexes of fetches that must have answered before. */
  after: number[];
  document: string;
  startMs?: number;
  durationMs?: number;
  bytes?: number;
  entities?: number;
  /** The code of its failure. */
  failure?: string;
}

export interface PlanState {
  plan?: QueryPlan;
  /** Why there is none. */
  refusal?: string;
}

interface Answer {
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
  extensions?: { queryPlan?: QueryPlan } & Record<string, unknown>;
}

/** The last plan; the panel shows it, and while it is open every run asks for one. */
class PlanStore {
  private state: PlanState = {};
  private readonly listeners = new Set<() => void>();

  /** While somebody looks. */
  get isOpen(): boolean {
    return this.listeners.size > 0;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = () => this.state;

  /** Takes the plan out of an answer, which people read without it. */
  take<T>(answer: T): T {
    const { extensions, errors, ...rest } = answer as Answer;
    const plan = extensions?.queryPlan;
    if (plan) {
      this.set({ plan });
      const { queryPlan: _, ...others } = extensions;
      return {
        ...rest,
        ...(errors && { errors }),
        ...(Object.keys(others).length > 0 && { extensions: others }),
      } as T;
    }
    this.set({ refusal: errors?.[0]?.message ?? 'This gateway shows no plans.' });
    return answer;
  }

  private set(state: PlanState) {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}

export const plans = new PlanStore();

/** A share of the time that the whole plan took, as CSS wants it. */
export function barOf(
  { startMs = 0, durationMs = 0 }: PlanFetch,
  totalMs: number,
): { marginLeft: string; width: string } {
  const share = (ms: number) => `${totalMs > 0 ? Math.round((1000 * ms) / totalMs) / 10 : 0}%`;
  return { marginLeft: share(startMs), width: share(durationMs) };
}

/** When the last fetch had answered. */
export const totalOf = (fetches: readonly PlanFetch[]) =>
  Math.max(0, ...fetches.map(({ startMs = 0, durationMs = 0 }) => startMs + durationMs));
