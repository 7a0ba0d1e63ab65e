import browse from './examples/browse.graphql?raw';

export interface Example {
  name: string;
  description: string;
  query: string;
  variables?: object;
  /** Has a tab from the first visit on. */
  opensAtFirst?: boolean;
}

export const examples: Example[] = [
  {
    name: 'Browse',
    description: 'Categories, and the newest products with their facets.',
    query: browse,
    opensAtFirst: true,
  },
];
