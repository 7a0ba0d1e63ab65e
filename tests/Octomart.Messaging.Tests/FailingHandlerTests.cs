using Octomart.Store;
using Octomart.Testing;

namespace Octomart.Messaging.Tests;

public sealed class FailingHandlerTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-messaging-").FullName;
    private readonly InProcessMessageBus _bus = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_handler_that_fails_is_tried_again_and_its_writes_count_once()
    {
        var failures = 0;
        var faults = new Faults { OnHandle = (_, _) => ++failures <= 3 ? new TimeoutException() : null };
        await using var shop = await TestService.StartAsync("shop", _folder, _bus, m => m.Handle<ItemAdded, CountItems>(), faults: faults);

        await shop.PublishAsync(new ItemAdded("a", 1));

        await Eventually.HoldsAsync(async () => (await shop.LedgerAsync(nameof(CountItems))).Total == 1, "it is handled");
        Assert.Equal(4, faults.Runs.Count);
    }

    [Fact]
    public async Task A_message_that_always_fails_becomes_a_dead_letter_and_holds_up_no_other()
    {
        var faults = new Faults { OnHandle = (_, message) => message.ItemId == "bad" ? new TimeoutException("no luck") : null };
        await using var shop = await TestService.StartAsync("shop", _folder, _bus, m => m.Handle<ItemAdded, CountItems>(), options => options.MaxAttempts = 3, faults);

        await shop.PublishAsync(new ItemAdded("bad", 100), new ItemAdded("good", 1));

        await Eventually.HoldsAsync(async () => (await shop.LedgerAsync(nameof(CountItems))).Total == 1, "the good one is handled");
        await Eventually.HoldsAsync(async () => await shop.PendingAsync() == 0, "both are confirmed");
        var letter = Assert.Single(await shop.DeadLetters.ListAsync(None));
        Assert.Equal((nameof(CountItems), nameof(ItemAdded), 3), (letter.Consumer, letter.Message.Type, letter.Attempts));
        Assert.Contains("no luck", letter.Error, StringComparison.Ordinal);
    }

    // A replica that was killed in a commit may hold its documents for a minute: longer than all attempts together.
    [Fact]
    public async Task A_message_whose_documents_others_hold_is_tried_until_they_let_go()
    {
        var conflicts = 0;
        var faults = new Faults { OnHandle = (_, _) => ++conflicts <= 6 ? new StoreConflictException("held") : null };
        await using var shop = await TestService.StartAsync("shop", _folder, _bus, m => m.Handle<ItemAdded, CountItems>(), options => options.MaxAttempts = 2, faults);

        await shop.PublishAsync(new ItemAdded("a", 1));

        await Eventually.HoldsAsync(async () => (await shop.LedgerAsync(nameof(CountItems))).Total == 1, "it is handled");
        Assert.Empty(await shop.DeadLetters.ListAsync(None));
    }

    [Fact]
    public async Task A_dead_letter_that_is_replayed_is_handled_once_and_gone()
    {
        var isBroken = true;
        var faults = new Faults { OnHandle = (_, _) => isBroken ? new TimeoutException() : null };
        await using var shop = await TestService.StartAsync("shop", _folder, _bus, m => m.Handle<ItemAdded, CountItems>(), options => options.MaxAttempts = 1, faults);
        await shop.PublishAsync(new ItemAdded("a", 1));
        await Eventually.HoldsAsync(async () => (await shop.DeadLetters.ListAsync(None)).Count == 1, "it is put aside");
        var letter = (await shop.DeadLetters.ListAsync(None))[0];

        await Assert.ThrowsAsync<TimeoutException>(() => shop.DeadLetters.ReplayAsync(letter.Id, None));
        isBroken = false;
        var replayed = await shop.DeadLetters.ReplayAsync(letter.Id, None);
        var again = await shop.DeadLetters.ReplayAsync(letter.Id, None);
        await _bus.SendAsync("shop", letter.Message, None);
        await shop.PublishAsync(new ItemAdded("b", 10));
        await Eventually.HoldsAsync(async () => (await shop.LedgerAsync(nameof(CountItems))).Items.Contains("b"), "the next one is handled");

        Assert.Equal((true, false), (replayed, again));
        Assert.Equal(11, (await shop.LedgerAsync(nameof(CountItems))).Total);
        Assert.Empty(await shop.DeadLetters.ListAsync(None));
    }

    [Fact]
    public async Task One_consumers_failure_does_not_touch_another_of_the_same_message()
    {
        var faults = new Faults();
        await using var shop = await TestService.StartAsync(
            "shop", _folder, _bus, m => m.Handle<ItemAdded, CountItems>().Handle<ItemAdded, IndexItems>(), options => options.MaxAttempts = 2, faults);
        faults.OnHandle = (consumer, _) => consumer == nameof(IndexItems) ? new TimeoutException() : null;

        await shop.PublishAsync(new ItemAdded("a", 1));
        await Eventually.HoldsAsync(async () => (await shop.DeadLetters.ListAsync(None)).Count == 1, "one is put aside");

        await Eventually.HoldsAsync(async () => (await shop.LedgerAsync(nameof(CountItems))).Total == 1, "the other handles it");
        Assert.Equal(0, (await shop.LedgerAsync(nameof(IndexItems))).Total);
    }

    [Fact]
    public async Task A_failure_within_a_batch_is_put_aside_alone_and_the_order_of_the_others_stays()
    {
        var faults = new Faults { OnHandle = (_, message) => message.ItemId == "7" ? new TimeoutException() : null };
        await using var shop = await TestService.StartAsync("shop", _folder, _bus, m => m.Handle<ItemAdded, CountItems>(batchSize: 50), options => options.MaxAttempts = 2, faults);

        await shop.PublishAsync([.. Enumerable.Range(0, 120).Select(i => new ItemAdded($"{i}", 1))]);

        await Eventually.HoldsAsync(async () => (await shop.LedgerAsync(nameof(CountItems))).Total == 119, "the others are handled");
        await Eventually.HoldsAsync(async () => (await shop.DeadLetters.ListAsync(None)).Count == 1, "it is put aside");
        Assert.Equal(Enumerable.Range(0, 120).Where(i => i != 7).Select(i => $"{i}"), (await shop.LedgerAsync(nameof(CountItems))).Items);
    }

    [Fact]
    public async Task A_handler_that_hangs_is_stopped_and_holds_up_no_other_message()
    {
        await using var shop = await TestService.StartAsync("shop", _folder, _bus, m => m.Handle<ItemAdded, HangOnFirst>(), options =>
        {
            options.HandlerTimeout = TimeSpan.FromMilliseconds(50);
            options.MaxAttempts = 1;
        });

        await shop.PublishAsync(new ItemAdded("first", 1), new ItemAdded("second", 1));

        await Eventually.HoldsAsync(async () => (await shop.LedgerAsync(nameof(HangOnFirst))).Items.Contains("second"), "the second is handled");
        Assert.Single(await shop.DeadLetters.ListAsync(None));
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_put_aside_at_once()
    {
        await using var shop = await TestService.StartAsync("shop", _folder, _bus, m => m.Handle<ItemAdded, CountItems>());

        await _bus.SendAsync("shop", new MessageEnvelope("msg_1", nameof(ItemAdded), "old", "[]", null, DateTimeOffset.UnixEpoch), None);

        await Eventually.HoldsAsync(async () => (await shop.DeadLetters.ListAsync(None)) is [{ Attempts: 1 }], "it is put aside");
        Assert.Empty(shop.Faults.Runs);
    }
}
