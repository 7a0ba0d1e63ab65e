import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { examplesPlugin } from './ExamplesPanel';
import { examples } from './examples';
import { fetcher } from './fetcher';
import './explorer.css';

const tabs = examples
  .filter(({ opensAtFirst }) => opensAtFirst)
  .map(({ query, variables }) => ({ query, variables: text(variables), headers: null }));

/** GraphiQL on the shop's graph. Its tabs start as worked examples; all of them are in the panel on the left. */
export function Explorer() {
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={tabs}
      defaultEditorToolsVisibility="variables"
      plugins={[examplesPlugin, HISTORY_PLUGIN]}
      shouldPersistHeaders
    >
      <GraphiQL.Logo>
        <a className="explorer-home" href="/">
          octomart
        </a>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

function text(variables: object | undefined): string {
  return variables ? JSON.stringify(variables, null, 2) : '';
}
