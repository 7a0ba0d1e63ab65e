using System.Collections.Concurrent;
using Octomart.Store;

namespace Octomart.Messaging.Tests;

/// <summary>What a handler has written: a total, and the items in the order in which they were handled.</summary>
internal sealed record Ledger : Document
{
    public int Total { get; init; }

    public IReadOnlyList<string> Items { get; init; } = [];

    public Ledger With(ItemAdded message) => this with { Total = Total + message.Quantity, Items = [.. Items, message.ItemId] };
}

/// <summary>Lets a test make handlers fail, and counts how often they ran.</summary>
internal sealed class Faults
{
    public ConcurrentQueue<string> Runs { get; } = [];

    public Func<string, ItemAdded, Exception?> OnHandle { get; set; } = (_, _) => null;

    public void Handle(string consumer, ItemAdded message)
    {
        Runs.Enqueue($"{consumer} {message.ItemId}");
        if (OnHandle(consumer, message) is { } error)
        {
            throw error;
        }
    }
}

internal sealed class CountItems(Faults faults) : IMessageHandler<ItemAdded>
{
    public async Task HandleAsync(ItemAdded message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        await Ledgers.AddAsync(work, nameof(CountItems), message, cancellationToken);
        faults.Handle(nameof(CountItems), message);
    }
}

internal sealed class IndexItems(Faults faults) : IMessageHandler<ItemAdded>
{
    public async Task HandleAsync(ItemAdded message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        faults.Handle(nameof(IndexItems), message);
        await Ledgers.AddAsync(work, nameof(IndexItems), message, cancellationToken);
    }
}

internal sealed class HangOnFirst : IMessageHandler<ItemAdded>
{
    public async Task HandleAsync(ItemAdded message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        if (message.ItemId == "first")
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        await Ledgers.AddAsync(work, nameof(HangOnFirst), message, cancellationToken);
    }
}

internal static class Ledgers
{
    public static async Task AddAsync(IUnitOfWork work, string consumer, ItemAdded message, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<Ledger>(consumer, cancellationToken) is { } ledger)
        {
            work.Update(ledger.With(message));
        }
        else
        {
            work.Insert(new Ledger { Id = consumer }.With(message));
        }
    }
}
