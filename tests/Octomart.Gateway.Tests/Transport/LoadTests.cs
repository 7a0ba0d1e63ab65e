using Microsoft.Extensions.Time.Testing;
using Octomart.Gateway.Supergraph;
using Octomart.Gateway.Transport;

namespace Octomart.Gateway.Tests.Transport;

public class LoadTests
{
    private static readonly Subgraph Product = new("product", "PRODUCT", "http://127.0.0.1:1/", 0);
    private static readonly Subgraph Seller = new("seller", "SELLER", "http://127.0.0.1:1/", 1);

    [Fact]
    public async Task Identical_queries_under_way_share_one_call_and_others_do_not()
    {
        var inner = new ScriptedClient();
        var client = new DeduplicatingSubgraphClient(inner);

        var first = client.SendAsync(Query("a", "token 1"), default).AsTask();
        var same = client.SendAsync(Query("a", "token 1"), default).AsTask();
        var otherCaller = client.SendAsync(Query("a", "token 2"), default).AsTask();
        var mutation = client.SendAsync(Query("a", "token 1") with { IsQuery = false }, default).AsTask();
        inner.Answer(SubgraphResult.Of([1]));
        await Task.WhenAll(first, same, otherCaller, mutation);

        Assert.Equal(3, inner.Calls);
    }

    [Fact]
    public async Task A_caller_that_leaves_does_not_cancel_the_others()
    {
        var inner = new ScriptedClient();
        var client = new DeduplicatingSubgraphClient(inner);
        using var leaving = new CancellationTokenSource();

        var first = client.SendAsync(Query("a", "t"), leaving.Token).AsTask();
        var second = client.SendAsync(Query("a", "t"), default).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        inner.Answer(SubgraphResult.Of([7]));

        Assert.Equal([7], (await second).Body!);
    }

    [Fact]
    public async Task After_failures_in_a_row_a_subgraph_is_left_alone_and_then_tried_by_one()
    {
        var time = new FakeTimeProvider();
        var inner = new ScriptedClient();
        var client = Guarded(inner, new GatewayOptions { BreakerThreshold = 2, BreakerDuration = TimeSpan.FromSeconds(3) }, time);
        inner.Answer(SubgraphResult.Failed(ErrorCode.SubgraphUnavailable, "down"));

        await client.SendAsync(Query("a", "t"), default);
        await client.SendAsync(Query("a", "t"), default);
        var whileOpen = await client.SendAsync(Query("a", "t"), default);
        var callsWhileOpen = inner.Calls;
        time.Advance(TimeSpan.FromSeconds(3));
        inner.Answer(SubgraphResult.Of([1]));
        var probe = await client.SendAsync(Query("a", "t"), default);
        var after = await client.SendAsync(Query("a", "t"), default);

        Assert.Equal(2, callsWhileOpen);
        Assert.Equal(ErrorCode.SubgraphUnavailable, whileOpen.Failure!.Code);
        Assert.Null(probe.Failure);
        Assert.Null(after.Failure);
    }

    [Fact]
    public async Task Beyond_the_limit_a_request_waits_as_long_as_its_subgraph_may_take_and_other_subgraphs_go_on()
    {
        var inner = new ScriptedClient();
        var options = new GatewayOptions { MaxConcurrentSubgraphRequests = 2, SubgraphTimeout = TimeSpan.FromMinutes(10) };
        options.Subgraphs["product"] = new SubgraphOptions { Timeout = TimeSpan.FromMilliseconds(20) };
        var client = Guarded(inner, options, new FakeTimeProvider());

        var first = client.SendAsync(Query("a", "t"), default).AsTask();
        var second = client.SendAsync(Query("b", "t"), default).AsTask();
        var beyond = await client.SendAsync(Query("c", "t"), default);
        var callsWhileFull = inner.Calls;
        var elsewhere = client.SendAsync(Query("d", "t") with { Subgraph = Seller }, default).AsTask();
        inner.Answer(SubgraphResult.Of([1]));
        var answers = await Task.WhenAll(first, second, elsewhere);
        var after = await client.SendAsync(Query("e", "t"), default);

        Assert.Equal((ErrorCode.SubgraphTimeout, "The subgraph product is busy."), (beyond.Failure!.Code, beyond.Failure.Message));
        Assert.Equal(2, callsWhileFull);
        Assert.All(answers.Append(after), answer => Assert.Null(answer.Failure));
    }

    [Fact]
    public async Task A_request_that_waits_for_its_turn_gets_it_when_another_ends()
    {
        var inner = new ScriptedClient();
        var client = Guarded(inner, new GatewayOptions { MaxConcurrentSubgraphRequests = 1 }, new FakeTimeProvider());

        var first = client.SendAsync(Query("a", "t"), default).AsTask();
        var waiting = client.SendAsync(Query("b", "t"), default).AsTask();
        var callsWhileWaiting = inner.Calls;
        inner.Answer(SubgraphResult.Of([1]));
        var answers = await Task.WhenAll(first, waiting);

        Assert.Equal((1, 2), (callsWhileWaiting, inner.Calls));
        Assert.All(answers, answer => Assert.Null(answer.Failure));
    }

    private static GuardedSubgraphClient Guarded(ScriptedClient inner, GatewayOptions options, TimeProvider time) => new(inner, new SubgraphEndpoints(options), options, time);

    private static SubgraphRequest Query(string body, string token) =>
        new(Product, System.Text.Encoding.UTF8.GetBytes(body), true, [new("Authorization", token), new("x-request-id", Guid.NewGuid().ToString())]);

    private sealed class ScriptedClient : ISubgraphClient
    {
        private TaskCompletionSource<SubgraphResult> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int calls;

        public int Calls => calls;

        public void Answer(SubgraphResult result)
        {
            if (!answer.TrySetResult(result))
            {
                answer = new TaskCompletionSource<SubgraphResult>();
                answer.SetResult(result);
            }
        }

        public async ValueTask<SubgraphResult> SendAsync(SubgraphRequest request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref calls);
            return await answer.Task.WaitAsync(cancellationToken);
        }

        public IAsyncEnumerable<SubgraphResult> SubscribeAsync(SubgraphRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
