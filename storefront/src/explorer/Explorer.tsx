import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { exampleGroups, tabOf } from './examples';
import { examplesPlugin } from './ExamplesPanel';
import './explorer.css';
import { fetcher } from './fetcher';
import { queryPlanPlugin } from './QueryPlanPanel';

/** On the first visit, shopping and buying lie ready in tabs; the rest is one press away in the panel. */
const firstTabs = exampleGroups.slice(0, 2).flatMap(({ examples }) => examples.map(tabOf));

/** GraphiQL takes the variables of the first tab from nowhere else; later it remembers them with the tab. */
const isFirstVisit = localStorage.getItem('graphiql:tabState') === null;

/** Builds operations by ticking fields. */
const builderPlugin = explorerPlugin();

/** GraphiQL on the shop's graph, with worked examples. */
export function Explorer() {
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={firstTabs}
      initialVariables={isFirstVisit ? firstTabs[0]?.variables : undefined}
      defaultEditorToolsVisibility="variables"
      plugins={[examplesPlugin, builderPlugin, queryPlanPlugin, HISTORY_PLUGIN]}
      visiblePlugin={examplesPlugin}
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
