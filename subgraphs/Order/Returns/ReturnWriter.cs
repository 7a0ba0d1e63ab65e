using Octomart.OrderSubgraph.Orders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.OrderSubgraph.Returns;

/// <summary>A return after a change, or the reasons why it was not changed.</summary>
/// <param name="Return">The return as it is now.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record ReturnPayload(ReturnType? Return, IReadOnlyList<OrderError> UserErrors)
{
    internal static ReturnPayload Refused(params IReadOnlyList<OrderError> errors) => new(null, errors);
}

/// <summary>Which return is to be changed, by whom and once under which key.</summary>
/// <param name="IsBySeller">Whether the seller changes it; otherwise its buyer, who may be a guest with a token.</param>
internal sealed record ReturnTarget(
    Caller Caller, string Id, bool IsBySeller, string Operation, string IdempotencyKey, object Input, string? GuestToken = null);

/// <summary>How every change of a return goes: once under its key, by its buyer or its seller only, together with its order.</summary>
internal sealed class ReturnWriter(IDocumentStore store, OrderRepository orders, TimeProvider clock)
{
    /// <summary>Changes a return; a change that its state does not allow gives null, and is told with the message.</summary>
    public Task<ReturnPayload> ChangeAsync(
        ReturnTarget target, Func<PlacedOrder, Return, (PlacedOrder? Next, OrderError? Error)> change, string messageWhenNotAllowed,
        CancellationToken cancellationToken) =>
        OnceAsync(target, async (work, token) =>
        {
            if (await work.FindAsync<Return>(target.Id, token) is not { } found
                || await orders.FindAsync(work, found.OrderId, token) is not { } placed
                || !MayChange(placed, found, target))
            {
                return Refused(new OrderError(OrderErrorCode.NotFound, "There is no such return.", ["input", "id"]));
            }

            var (next, error) = change(placed, found);
            if (next is null)
            {
                return Refused(error ?? OrderError.InvalidTransition(messageWhenNotAllowed));
            }

            orders.Save(work, placed, next);
            return Done(next.Returns.First(known => known.Id == found.Id));
        }, cancellationToken);

    /// <summary>Runs a change once under the target's key.</summary>
    public async Task<ReturnPayload> OnceAsync(
        ReturnTarget target, Func<IUnitOfWork, CancellationToken, Task<WriteOutcome<ReturnPayload>>> change, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.IsValid(target.IdempotencyKey))
        {
            return ReturnPayload.Refused(OrderError.KeyInvalid);
        }

        var owner = target.Caller.UserId ?? $"guest:{SecretToken.HashOf(target.GuestToken ?? "")}";
        var key = IdempotencyKey.Of(owner, target.Operation, target.IdempotencyKey, target.Input);
        var outcome = await store.WriteOnceAsync(key, clock, change, cancellationToken);
        return outcome switch
        {
            { IsKeyReused: true } => ReturnPayload.Refused(OrderError.KeyReused),
            { ReplayedResult: { } id } =>
                new ReturnPayload(await store.Set<Return>().FindAsync(id, cancellationToken) is { } found ? new ReturnType(found) : null, []),
            _ => outcome.Value!,
        };
    }

    public static WriteOutcome<ReturnPayload> Done(Return changed) =>
        WriteOutcome.Done(new ReturnPayload(new ReturnType(changed), []), changed.Id);

    public static WriteOutcome<ReturnPayload> Refused(OrderError error) => WriteOutcome.Refused(ReturnPayload.Refused(error));

    private static bool MayChange(PlacedOrder placed, Return found, ReturnTarget target) => target.IsBySeller
        ? placed.Part(found.SellerOrderId)?.IsSellers(target.Caller) == true
        : placed.Order.MayOpen(target.Caller, target.GuestToken);
}
