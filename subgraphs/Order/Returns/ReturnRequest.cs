using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Returns;

/// <summary>What a buyer wants to send back.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="SellerOrderId">The seller's part of the order.</param>
/// <param name="Lines">What of it, each line once.</param>
/// <param name="Reason">Why, for the seller; at most 300 characters.</param>
/// <param name="GuestToken">The token of a guest's order.</param>
internal sealed record ReturnRequestInput(
    string IdempotencyKey, string SellerOrderId, IReadOnlyList<LineQuantityInput> Lines, string Reason, string? GuestToken = null);

[MutationRoot]
internal sealed class ReturnRequest(ReturnWriter returns, OrderRepository orders, IOptions<OrderOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Asks a seller to take back units that have arrived. Never more than have, less what is in other returns, and not after the time for
    /// returns.
    /// </summary>
    /// <param name="input">What is to be sent back.</param>
    public async Task<ReturnPayload> ReturnRequestAsync(ReturnRequestInput input, Caller caller, CancellationToken cancellationToken)
    {
        var target = new ReturnTarget(caller, "", IsBySeller: false, nameof(ReturnRequest), input.IdempotencyKey, input, input.GuestToken);
        return CancelRules.CheckReason(input.Reason) is { } error
            ? ReturnPayload.Refused(error)
            : await returns.OnceAsync(target, (work, token) => RequestAsync(work, input, caller, token), cancellationToken);
    }

    private async Task<WriteOutcome<ReturnPayload>> RequestAsync(
        IUnitOfWork work, ReturnRequestInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<SellerOrder>(input.SellerOrderId, cancellationToken) is not { } part
            || await orders.FindAsync(work, part.OrderId, cancellationToken) is not { } placed
            || !placed.Order.MayOpen(caller, input.GuestToken))
        {
            return ReturnWriter.Refused(OrderError.NotFound("sellerOrderId"));
        }

        var now = clock.GetUtcNow();
        if (LineQuantities.Check(input.Lines, part.Lines, part.ReturnableQuantity, "return") is { } error)
        {
            return ReturnWriter.Refused(error);
        }

        if (TooLate(part, input.Lines, now) is { Count: > 0 } late)
        {
            return ReturnWriter.Refused(new OrderError(
                OrderErrorCode.ReturnWindowClosed, "The time for returns is over.", ["input", "lines"], late));
        }

        ImmutableArray<ReturnLine> lines = [.. input.Lines.Select(line => new ReturnLine(line.LineId, line.Quantity))];
        var id = OpaqueId.New("ret", clock);
        var requested = placed.RequestReturn(part, id, lines, input.Reason.Trim(), now);
        orders.Save(work, placed, requested);
        return ReturnWriter.Done(requested.Returns.First(known => known.Id == id));
    }

    private List<string> TooLate(SellerOrder part, IReadOnlyList<LineQuantityInput> lines, DateTimeOffset now) =>
    [
        .. part.Lines.Where(line => lines.Any(asked => asked.LineId == line.Id) && part.DeliveredAt(line) + options.Value.ReturnWindow < now)
            .Select(line => line.Id),
    ];
}
