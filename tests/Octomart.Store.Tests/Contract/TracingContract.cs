using System.Diagnostics;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.Store.Tests.Contract;

public abstract class TracingContract : DocumentStoreContract
{
    [ServerFact]
    public async Task Reads_and_commits_of_a_trace_are_its_spans()
    {
        using var trace = new RecordedTrace();
        using (trace.Begin())
        {
            await InsertAsync(NewGadget("a"), NewGadget("b"));
            await Store.Set<Gadget>().FindAsync("gad_a", None);
            await Store.Set<Gadget>().CountAsync(null, None);
        }

        Assert.Equal(["commit", "read gadgets", "read gadgets"], trace.Spans.Select(span => span.OperationName));
        Assert.Equal(("gadgets", 2), (trace.Spans[0].GetTagItem("db.collection.name"), trace.Spans[0].GetTagItem("octomart.store.documents")));
    }

    [ServerFact]
    public async Task A_commit_that_loses_says_so_and_the_one_that_follows_wins()
    {
        using var trace = new RecordedTrace();
        await InsertAsync(NewGadget("a"));
        var isFirst = true;
        using (trace.Begin())
        {
            await Store.WriteAsync(async (work, ct) =>
            {
                var gadget = await work.FindAsync<Gadget>("gad_a", ct);
                if (isFirst)
                {
                    isFirst = false;
                    await OvertakeAsync(gadget!);
                }

                work.Update(gadget! with { Count = 7 });
            }, None);
        }

        Assert.Equal(
            [ActivityStatusCode.Error, ActivityStatusCode.Unset],
            trace.Spans.Where(span => span.OperationName == "commit" && span.GetTagItem("db.collection.name") is "gadgets").Select(span => span.Status));
    }

    [ServerFact]
    public async Task Work_outside_of_any_trace_makes_no_spans()
    {
        var heard = 0;
        using var everything = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Octomart.Store",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == default ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStarted = _ => Interlocked.Increment(ref heard),
        };
        ActivitySource.AddActivityListener(everything);

        await InsertAsync(NewGadget("a"));
        await Store.Set<Gadget>().FindAsync("gad_a", None);

        Assert.Equal(0, heard);
    }

    // Outside of the unit of work's flow, as another request would.
    private Task OvertakeAsync(Gadget gadget)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => Store.WriteAsync((work, _) =>
            {
                work.Update(gadget with { Count = 1 });
                return Task.CompletedTask;
            }, None));
        }
    }
}
