// Compares a server's introspection with what graphql-js builds from SDL. usage: node introspect.mjs URL SDL-FILE
// Types and directives are compared by name, as their order means nothing; all else in order, descriptions and defaults included.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { buildSchema, getIntrospectionQuery, graphqlSync } from "graphql";

const [url, file] = process.argv.slice(2);
const query = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true, experimentalDirectiveDeprecation: true });
const expected = graphqlSync({ schema: buildSchema(readFileSync(file, "utf8")), source: query });
const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) });
const actual = await response.json();
if (expected.errors || actual.errors) { console.log(JSON.stringify({ expected: expected.errors, actual: actual.errors })); process.exit(1); }

const byName = list => new Map(list.map(item => [item.name, item]));
let compared = 0, different = 0;
for (const kind of ["types", "directives"]) {
  const [ours, theirs] = [byName(actual.data.__schema[kind]), byName(expected.data.__schema[kind])];
  for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
    compared++;
    // JSON knows neither prototypes nor undefined.
    const [a, b] = [ours.get(name), theirs.get(name)].map(value => value && JSON.parse(JSON.stringify(value)));
    if (!isDeepStrictEqual(a, b)) { different++; console.log(`${kind} ${name}\n  ours:   ${JSON.stringify(a)?.slice(0, 2000)}\n  theirs: ${JSON.stringify(b)?.slice(0, 2000)}`); }
  }
}
for (const root of ["description", "queryType", "mutationType", "subscriptionType"]) {
  const [a, b] = [actual, expected].map(answer => JSON.stringify(answer.data.__schema[root]));
  if (a !== b) { different++; console.log(`${root}: ours ${a}, theirs ${b}`); }
}
console.log(`${compared} types and directives compared, ${different} different`);
process.exit(different === 0 ? 0 : 1);
