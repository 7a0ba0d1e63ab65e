import { useGraphiQL, type GraphiQLPlugin } from '@graphiql/react';
import { parse, print } from 'graphql';
import { useSyncExternalStore } from 'react';
import { explain } from './fetcher';
import { barOf, plans, totalOf, type PlanFetch, type QueryPlan } from './queryPlan';

const milliseconds = new Intl.NumberFormat('en', { maximumFractionDigits: 1, style: 'unit', unit: 'millisecond' });
const bytes = new Intl.NumberFormat('en', { style: 'unit', unit: 'byte', unitDisplay: 'narrow' });

/** How the gateway answers the operation: every request to a subgraph on a time line, with what it asked. */
function QueryPlanPanel() {
  const { plan, refusal } = useSyncExternalStore(plans.subscribe, plans.get);
  return (
    <section aria-label="Query plan" className="plan">
      <h2 className="plan-title">Query plan</h2>
      <p className="plan-hint">
        Run the operation to see what each subgraph took, or look first: <ExplainButton />
      </p>
      {refusal && (
        <p role="alert" className="plan-refusal">
          {refusal}
        </p>
      )}
      {plan && <Waterfall plan={plan} />}
    </section>
  );
}

function ExplainButton() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const operationName = useGraphiQL((state) => state.operationName);
  const press = () =>
    explain(
      { query: queryEditor?.getValue() ?? '', variables: objectIn(variableEditor?.getValue()), operationName },
      { headers: objectIn(headerEditor?.getValue()) },
    );
  return (
    <button type="button" className="graphiql-button" onClick={press}>
      Explain without running
    </button>
  );
}

function Waterfall({ plan: { fetches, text } }: { plan: QueryPlan }) {
  const total = totalOf(fetches);
  const count = fetches.length === 1 ? 'One request' : `${fetches.length} requests`;
  return (
    <>
      <p className="plan-sum">
        {total > 0 ? `${count} in ${milliseconds.format(total)}` : `${count}; nothing was run`}
      </p>
      <ol className="plan-fetches">
        {fetches.map((fetch) => (
          <li key={fetch.index}>
            <details>
              <summary>
                <span className="plan-name">
                  <strong>{fetch.subgraph}</strong>
                  <span>{storyOf(fetch, total > 0)}</span>
                </span>
                {fetch.durationMs !== undefined && (
                  <span className="plan-track">
                    <span className="plan-bar" data-failed={fetch.failure !== undefined} style={barOf(fetch, total)} />
                  </span>
                )}
              </summary>
              <pre>{print(parse(fetch.document))}</pre>
            </details>
          </li>
        ))}
      </ol>
      <details>
        <summary>The plan as text</summary>
        <pre>{text}</pre>
      </details>
    </>
  );
}

/** "2 entities, 1,204B, 3.1 ms", or why it was not sent. */
function storyOf(fetch: PlanFetch, hasRun: boolean): string {
  if (fetch.durationMs === undefined) {
    const after = fetch.after.length > 0 ? `after ${fetch.after.map((index) => index + 1).join(', ')}` : 'at once';
    return hasRun ? 'not needed' : after;
  }
  const entities = fetch.entities !== undefined && `${fetch.entities} ${fetch.entities === 1 ? 'entity' : 'entities'}`;
  return [fetch.failure, entities, bytes.format(fetch.bytes ?? 0), milliseconds.format(fetch.durationMs)]
    .filter(Boolean)
    .join(' · ');
}

function objectIn(json: string | undefined): Record<string, string> {
  try {
    return JSON.parse(json || '{}') as Record<string, string>;
  } catch {
    return {}; // GraphiQL marks it in its editor.
  }
}

const Icon = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <path d="M4 6h8M7 12h9M13 18h7" strokeLinecap="round" />
  </svg>
);

export const queryPlanPlugin: GraphiQLPlugin = { title: 'Query plan', icon: Icon, content: QueryPlanPanel };
