// Runs the GraphQL over HTTP audit of npm graphql-http against the endpoints named on the command line.
// One line an endpoint on stdout: "URL: 61 of 61"; what failed follows on stderr. Exit code 1 when anything did.
import { serverAudits } from "graphql-http";

let failed = 0;
for (const url of process.argv.slice(2)) {
  const audits = serverAudits({ url, fetchFn: fetch });
  const results = [];
  for (const audit of audits) {
    results.push(await audit.fn());
  }

  const bad = results.filter((result) => result.status !== "ok");
  failed += bad.length;
  console.log(`${url}: ${results.length - bad.length} of ${results.length}`);
  for (const result of bad) {
    console.error(`  ${result.id} ${result.status}: ${result.name}: ${result.reason}`);
  }
}

process.exit(failed ? 1 : 0);
