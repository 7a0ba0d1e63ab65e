import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { exampleGroups, tabOf, type Example } from './examples';

/** A panel with every example; a press opens it in a tab of its own. */
function ExamplesPanel() {
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const open = (example: Example) => {
    const { query, variables, headers } = tabOf(example);
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
    headerEditor?.setValue(headers);
  };
  return (
    <section aria-label="Examples">
      {exampleGroups.map(({ title, examples }) => (
        <div key={title}>
          <h2 className="examples-title">{title}</h2>
          <ol className="examples">
            {examples.map((example) => (
              <li key={example.name}>
                <button type="button" className="example" onClick={() => open(example)}>
                  <strong>{example.name}</strong>
                  <span>{example.description}</span>
                </button>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

const Icon = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <path d="M5 4h9l5 5v11H5zM14 4v5h5M9 13h6M9 16.5h4" strokeLinejoin="round" strokeLinecap="round" />
  </svg>
);

export const examplesPlugin: GraphiQLPlugin = { title: 'Examples', icon: Icon, content: ExamplesPanel };
