// Prints where a process that crashed stood, from the report that .NET's createdump wrote: what CI shows of a crash that comes once in
// twenty runs must be enough to find it. Usage: node crash-report.mjs FILE...
import { readFileSync } from 'node:fs';

for (const file of process.argv.slice(2)) {
  const { payload, parameters } = JSON.parse(readFileSync(file, 'utf8'));
  const thread = payload.threads.find(({ crashed }) => crashed === 'true') ?? payload.threads[0];
  console.log(`${payload.process_name} crashed, signal ${parameters?.ExceptionType ?? 'unknown'}, thread ${thread.native_thread_id} of ${payload.threads.length}`);
  for (const frame of thread.stack_frames.slice(0, 40)) {
    console.log(`   ${frame.method_name ?? frame.unmanaged_name ?? frame.native_offset ?? '?'} (${frame.filename ?? frame.native_module ?? 'unknown module'})`);
  }
}
