using System.Collections.Immutable;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Refunds;

/// <summary>What is to be refunded.</summary>
/// <param name="IdempotencyKey">1 to 200 characters of your choice: repeating the call with the same key never refunds again.</param>
/// <param name="PaymentId">The payment; that of the seller's part when left out.</param>
/// <param name="SellerOrderId">Whose share gives it; null to split it over all shares by what is left of them, which only the shop can do.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why, 1 to 500 characters.</param>
/// <param name="ReturnId">The return that it is for, when it is for one: kept with the refund.</param>
internal sealed record RefundCreateInput(
    string IdempotencyKey, string? PaymentId, string? SellerOrderId, MoneyInput Amount, string Reason, string? ReturnId = null);

/// <summary>The refund and the payment as it is now, or why there is none.</summary>
/// <param name="Refund">The refund; null when it was refused.</param>
/// <param name="Payment">The payment; null when there is none, and for sellers, who see nothing of each other.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record RefundPayload(RefundType? Refund, PaymentType? Payment, IReadOnlyList<PaymentError> UserErrors)
{
    internal static RefundPayload Refused(PaymentError error) => new(null, null, [error]);
}

/// <summary>The shop, or a seller of its own share, gives money back.</summary>
[MutationRoot]
internal sealed class RefundCreate(IDocumentStore store, RefundDesk desk, TimeProvider clock)
{
    /// <summary>
    /// Gives a part of a captured payment back to the buyer, never more than is left of it. The sellers give it in proportion to what is left of their
    /// shares, and get the shop's fee on it back. A seller gives of its own share only, as a goodwill; cancelled and returned units are refunded by
    /// themselves.
    /// </summary>
    /// <param name="input">What is to be refunded.</param>
    [RequiresScopes("refunds:write")]
    public async Task<RefundPayload?> RefundCreateAsync(RefundCreateInput input, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(caller);
        if (Validate(input) is { } error)
        {
            return RefundPayload.Refused(error);
        }

        if (await FindAsync(input, cancellationToken) is not { } payment || !MayRefund(caller, payment, input.SellerOrderId))
        {
            return RefundPayload.Refused(PaymentError.NotFound);
        }

        var key = IdempotencyKey.Of(caller.Key, "refundCreate", input.IdempotencyKey, input);
        var outcome = await store.WriteOnceAsync(key, clock, (work, ct) => DecideAsync(work, payment.Id, input, ct), cancellationToken);
        if (outcome.IsKeyReused)
        {
            return RefundPayload.Refused(PaymentError.KeyReused);
        }

        if (outcome.Value?.Error is { } refused)
        {
            return RefundPayload.Refused(refused);
        }

        var refund = outcome.Value?.Refund ?? await store.Set<Refund>().FindAsync(outcome.ReplayedResult!, cancellationToken);
        var sent = await desk.SendAsync(refund!, cancellationToken);
        var now = await store.Set<Payment>().FindAsync(payment.Id, cancellationToken);
        return new RefundPayload(new RefundType(sent), caller.MaySee(now!) ? new PaymentType(now!) : null, []);
    }

    private async Task<Payment?> FindAsync(RefundCreateInput input, CancellationToken cancellationToken)
    {
        var id = input.PaymentId ?? (input.SellerOrderId is { } sellerOrderId
            ? (await store.Set<SellerOrderPayment>().FindAsync(sellerOrderId, cancellationToken))?.PaymentId
            : null);
        return id is null ? null : await store.Set<Payment>().FindAsync(id, cancellationToken);
    }

    /// <summary>The shop all of it, a seller what is its own; to others there is no such payment.</summary>
    private static bool MayRefund(Caller caller, Payment payment, string? sellerOrderId) => caller.IsAdmin || caller.IsService
        || payment.Shares.Any(share => share.SellerOrderId == sellerOrderId && caller.ActsFor(share.SellerId));

    private static PaymentError? Validate(RefundCreateInput input) => input switch
    {
        _ when !IdempotencyKey.IsValid(input.IdempotencyKey) => PaymentError.Invalid("A key of 1 to 200 characters is needed.", "idempotencyKey"),
        { Amount.MinorUnits: <= 0 } => PaymentError.Invalid("The amount must be positive.", "amount"),
        { Reason.Length: 0 or > 500 } => PaymentError.Invalid("A reason of 1 to 500 characters is needed.", "reason"),
        { ReturnId.Length: 0 or > 100 } => PaymentError.Invalid("This is no return.", "returnId"),
        _ => null,
    };

    private async Task<WriteOutcome<Decided>> DecideAsync(IUnitOfWork work, string paymentId, RefundCreateInput input, CancellationToken cancellationToken)
    {
        var payment = await work.FindAsync<Payment>(paymentId, cancellationToken) ?? throw new InvalidOperationException($"'{paymentId}' is gone.");
        var (allocations, error) = Allocate(payment, input);
        if (error is not null)
        {
            return WriteOutcome.Refused(new Decided(null, error));
        }

        var refund = await desk.DecideAsync(work, payment, desk.Draft(payment, allocations, input.Reason) with { ReturnId = input.ReturnId }, cancellationToken);
        return WriteOutcome.Done(new Decided(refund, null), refund.Id);
    }

    private static (ImmutableArray<RefundAllocation> Allocations, PaymentError? Error) Allocate(Payment payment, RefundCreateInput input)
    {
        var amount = input.Amount.ToMoney();
        if (amount.Currency != payment.Amount.Currency)
        {
            return ([], new PaymentError(PaymentErrorCode.CurrencyMismatch, $"The payment is in {payment.Amount.Currency}.", ["input", "amount", "currency"]));
        }

        if (!payment.IsPaid)
        {
            return ([], new PaymentError(PaymentErrorCode.InvalidTransition, "Nothing was captured yet."));
        }

        var shares = payment.Shares.Where(share => input.SellerOrderId is null || share.SellerOrderId == input.SellerOrderId).ToList();
        if (shares.Count == 0)
        {
            return ([], PaymentError.Invalid("The payment has no such share.", "sellerOrderId"));
        }

        return shares.Sum(share => share.Refundable.MinorUnits) < amount.MinorUnits
            ? ([], new PaymentError(PaymentErrorCode.RefundExceedsCaptured, "That is more than what is left to refund.", ["input", "amount"]))
            : (RefundSplit.Split(amount, shares), null);
    }

    private sealed record Decided(Refund? Refund, PaymentError? Error);
}
