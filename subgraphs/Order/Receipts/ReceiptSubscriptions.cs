using System.Globalization;
using System.Runtime.CompilerServices;
using GraphQL;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Receipts;

/// <summary>New work for a seller at one moment of a subscription.</summary>
/// <param name="Cursor">Subscribe with it as after to go on behind this update.</param>
/// <param name="SellerOrder">The part that the seller has got; null in the first update.</param>
/// <param name="WaitingCount">How many parts wait to be accepted; told in the first update, which shows the present state.</param>
internal sealed record SellerOrderReceipt(string Cursor, SellerOrderType? SellerOrder, int? WaitingCount);

[SubscriptionRoot]
internal sealed class ReceiptSubscriptions(IDocumentStore store, OrderChanges changes, TimeProvider clock)
{
    private const int BatchSize = 100;

    // So that what is waited for is settled for certain, and the wait is never negative.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// New work for a seller: its part of every order from the moment that it is paid for. First how much is waiting, then each part once,
    /// in the order in which they came. A client that lost its connection passes the last cursor it has seen and misses nothing.
    /// </summary>
    /// <param name="sellerId">The seller, of which you are a member.</param>
    /// <param name="after">Begin behind this cursor; the parts since then follow at once.</param>
    [Authenticated]
    public async IAsyncEnumerable<SellerOrderReceipt?> SellerOrderReceived(
        string sellerId, Caller caller, string? after = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!caller.ActsFor(sellerId))
        {
            throw new ExecutionError("There is no such seller among yours.") { Code = "NOT_FOUND" };
        }

        // Listening begins before reading, so that nothing falls between the two.
        using var received = changes.ReceivedSellerOrders.Subscribe(sellerId);
        var seen = after is null ? await LatestAsync(sellerId, cancellationToken) : ReadCursor(after);
        var waiting = await store.Set<SellerOrder>().CountAsync(
            part => part.SellerId == sellerId && part.Status == SellerOrderStatus.New, cancellationToken);
        yield return new SellerOrderReceipt(Cursor(seen), null, (int)waiting);
        await using var nudged = received.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        do
        {
            while (await ReadAsync(sellerId, seen, cancellationToken) is { Count: > 0 } written)
            {
                var settled = Settled();
                var batch = written.TakeWhile(receipt => receipt.Sequence <= settled).ToList();
                if (batch.Count == 0)
                {
                    // What other replicas have numbered lower may still be on its way into the store, and a clock that is ahead numbers higher.
                    await Task.Delay(ReceiptSequencer.TimeOf(written[0].Sequence) + ReceiptSequencer.OverlapOfReplicas - clock.GetUtcNow() + Margin, clock, cancellationToken);
                    continue;
                }

                var parts = await store.Set<SellerOrder>().FindManyAsync([.. batch.Select(receipt => receipt.SellerOrderId)], cancellationToken);
                foreach (var receipt in batch)
                {
                    seen = receipt.Sequence;
                    if (parts.GetValueOrDefault(receipt.SellerOrderId) is { } part && part.IsSellers(caller))
                    {
                        yield return new SellerOrderReceipt(Cursor(seen), new SellerOrderType(part), null);
                    }
                }
            }
        }
        while (await nudged.MoveNextAsync());
    }

    private Task<IReadOnlyList<SellerReceipt>> ReadAsync(string sellerId, long seen, CancellationToken cancellationToken) => store.Set<SellerReceipt>().ListAsync(
        new DocumentQuery<SellerReceipt>
        {
            Where = receipt => receipt.SellerId == sellerId && receipt.Sequence > seen,
            OrderBy = receipt => receipt.Sequence,
            Limit = BatchSize,
        },
        cancellationToken);

    private async Task<long> LatestAsync(string sellerId, CancellationToken cancellationToken)
    {
        var settled = Settled();
        var latest = new DocumentQuery<SellerReceipt>
        {
            Where = receipt => receipt.SellerId == sellerId && receipt.Sequence <= settled,
            OrderBy = receipt => receipt.Sequence,
            Descending = true,
        };
        return (await store.Set<SellerReceipt>().FirstAsync(latest, cancellationToken))?.Sequence ?? 0;
    }

    /// <summary>Nothing is numbered up to here any more.</summary>
    private long Settled() => store.IsShared ? ReceiptSequencer.SequenceAt(clock.GetUtcNow() - ReceiptSequencer.OverlapOfReplicas) : long.MaxValue;

    private static string Cursor(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    private static long ReadCursor(string after) => long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        ? sequence
        : throw new ExecutionError("This is no cursor of this subscription.") { Code = "INVALID_CURSOR" };
}
