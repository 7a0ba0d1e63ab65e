using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.Messaging.Tests.Transport;

/// <summary>What a transport owes to outbox and inbox. Each implementation runs it.</summary>
public abstract class MessageTransportContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private IMessageTransport _transport = null!;

    public async Task InitializeAsync() => _transport = await CreateAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    protected abstract Task<IMessageTransport> CreateAsync();

    [ServerFact]
    public async Task A_message_reaches_the_service_that_it_is_sent_to_and_no_other()
    {
        var (stock, search) = (new RecordingEndpoint("stock", "ItemAdded"), new RecordingEndpoint("search", "ItemAdded"));
        await using var first = await _transport.ConnectAsync(stock, None);
        await using var second = await _transport.ConnectAsync(search, None);

        var isSent = await _transport.SendAsync("stock", Message("1"), None);

        Assert.True(isSent);
        await Eventually.HoldsAsync(() => Task.FromResult(!stock.Received.IsEmpty), "it arrives");
        Assert.Equal(["""ItemAdded 1 {"text":"ä"}"""], stock.Received);
        Assert.Empty(search.Received);
    }

    [ServerFact]
    public async Task A_message_carries_the_trace_of_what_published_it()
    {
        const string Trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var stock = new RecordingEndpoint("stock", "ItemAdded");
        await using var connection = await _transport.ConnectAsync(stock, None);

        await _transport.SendAsync("stock", Message("1") with { TraceParent = Trace }, None);
        await _transport.SendAsync("stock", Message("2"), None);

        await Eventually.HoldsAsync(() => Task.FromResult(stock.Received.Count == 2), "both arrive");
        Assert.Equal([Trace, null], stock.Traces);
    }

    [ServerFact]
    public async Task Messages_to_one_service_arrive_in_the_order_in_which_they_were_sent()
    {
        var stock = new RecordingEndpoint("stock", "ItemAdded");
        await using var connection = await _transport.ConnectAsync(stock, None);

        for (var i = 0; i < 200; i++)
        {
            await _transport.SendAsync("stock", Message($"{i}"), None);
        }

        await Eventually.HoldsAsync(() => Task.FromResult(stock.Received.Count == 200), "all arrive");
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $$"""ItemAdded {{i}} {"text":"ä"}"""), stock.Received);
    }

    [ServerFact]
    public async Task A_confirmation_reaches_the_publisher()
    {
        var (shop, stock) = (new RecordingEndpoint("shop"), new RecordingEndpoint("stock", "ItemAdded"));
        await using var first = await _transport.ConnectAsync(shop, None);
        await using var second = await _transport.ConnectAsync(stock, None);

        await _transport.ConfirmAsync(Message("1"), "stock", None);

        await Eventually.HoldsAsync(() => Task.FromResult(!shop.Confirmations.IsEmpty), "it arrives");
        Assert.Equal([("1", "stock")], shop.Confirmations);
    }

    [ServerFact]
    public async Task Services_learn_each_others_subscriptions_whoever_comes_first()
    {
        var (early, late) = (new RecordingEndpoint("early", "A"), new RecordingEndpoint("late", "B", "C"));

        await using var first = await _transport.ConnectAsync(early, None);
        await using var second = await _transport.ConnectAsync(late, None);

        foreach (var endpoint in new[] { early, late })
        {
            await Eventually.HoldsAsync(() => Task.FromResult(endpoint.Subscriptions.Select(s => s.Service).Distinct().Count() == 2), "both are known");
            Assert.Equal(["A"], endpoint.Subscriptions.Last(s => s.Service == "early").Types);
            Assert.Equal(["B", "C"], endpoint.Subscriptions.Last(s => s.Service == "late").Types.Order());
        }
    }

    [ServerFact]
    public async Task A_service_that_has_left_receives_nothing_and_can_come_back()
    {
        var (before, after) = (new RecordingEndpoint("stock", "ItemAdded"), new RecordingEndpoint("stock", "ItemAdded"));
        await (await _transport.ConnectAsync(before, None)).DisposeAsync();

        await _transport.SendAsync("stock", Message("1"), None);
        await using var connection = await _transport.ConnectAsync(after, None);
        await _transport.SendAsync("stock", Message("2"), None);

        await Eventually.HoldsAsync(() => Task.FromResult(after.Received.Any(text => text.Contains(" 2 ", StringComparison.Ordinal))), "it arrives");
        Assert.Empty(before.Received);
    }

    [ServerFact]
    public async Task Confirming_to_a_publisher_that_is_gone_is_no_error() => await _transport.ConfirmAsync(Message("1"), "stock", None);

    private static MessageEnvelope Message(string id) => new(id, "ItemAdded", "shop", """{"text":"ä"}""", null, DateTimeOffset.UnixEpoch);
}
