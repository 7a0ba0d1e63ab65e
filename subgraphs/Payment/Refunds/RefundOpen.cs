using GraphQL.Federation;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Refunds;

/// <summary>What an order gives back of one seller's part, because units of it were cancelled or returned.</summary>
/// <param name="RefundId">Chosen by the caller: asking again under it refunds once.</param>
/// <param name="OrderId">The order.</param>
/// <param name="SellerOrderId">Whose share gives it.</param>
/// <param name="Amount">What the buyer gets; may be nothing when the units were free.</param>
/// <param name="Reason">Why, 1 to 500 characters.</param>
/// <param name="Commission">The shop's fee on these units; in proportion to the amount when null.</param>
/// <param name="Subsidy">What the shop added for these units; in proportion to the amount when null.</param>
/// <param name="IsUpTo">Whether to give what is left when that is less, instead of refusing.</param>
/// <param name="ReturnId">The return that it is for.</param>
[Inaccessible]
internal sealed record RefundOpenInput(
    string RefundId, string OrderId, string SellerOrderId, MoneyInput Amount, string Reason, MoneyInput? Commission = null, MoneyInput? Subsidy = null,
    bool IsUpTo = false, string? ReturnId = null);

/// <summary>Order gives back what was paid for units that the buyer does not get, or keep.</summary>
[MutationRoot]
internal sealed class RefundOpen(IDocumentStore store, RefundDesk desk)
{
    /// <summary>
    /// Gives a part of a captured payment back to the buyer for one seller's part. Idempotent by the refund's id, and never more than captured less
    /// refunded, also when several are asked for at once. A refund that is PENDING gets there by itself.
    /// </summary>
    /// <param name="input">What is to be refunded.</param>
    [ServiceOnly]
    public async Task<RefundPayload?> RefundOpenAsync(RefundOpenInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (Validate(input) is { } error)
        {
            return RefundPayload.Refused(error);
        }

        if (await store.Set<Payment>().FindAsync(Payment.IdOf(input.OrderId), cancellationToken) is not { } payment)
        {
            return RefundPayload.Refused(PaymentError.NotFound);
        }

        var decided = await DecideAsync(payment, input, cancellationToken);
        if (decided.Refund is not { } refund)
        {
            return RefundPayload.Refused(decided.Error!);
        }

        var sent = await desk.SendAsync(refund, cancellationToken);
        var now = await store.Set<Payment>().FindAsync(payment.Id, cancellationToken);
        return new RefundPayload(new RefundType(sent), new PaymentType(now!), []);
    }

    /// <summary>Follows from the order's id too, so that no order can name another's refund.</summary>
    internal static string IdOf(string orderId, string refundId) => OpaqueId.From("ref", orderId, refundId);

    private static PaymentError? Validate(RefundOpenInput input)
    {
        var (currency, commission, subsidy) = (input.Amount.Currency, input.Commission, input.Subsidy);
        return input switch
        {
            { RefundId.Length: 0 or > 200 } => PaymentError.Invalid("An id of 1 to 200 characters is needed.", "refundId"),
            { Amount.MinorUnits: < 0 } => PaymentError.Invalid("The amount must not be negative.", "amount"),
            { Commission.MinorUnits: < 0 } => PaymentError.Invalid("The commission must not be negative.", "commission"),
            { Subsidy.MinorUnits: < 0 } => PaymentError.Invalid("The subsidy must not be negative.", "subsidy"),
            { Reason.Length: 0 or > 500 } => PaymentError.Invalid("A reason of 1 to 500 characters is needed.", "reason"),
            _ when (commission is not null && commission.Currency != currency) || (subsidy is not null && subsidy.Currency != currency) =>
                new PaymentError(PaymentErrorCode.CurrencyMismatch, "All amounts must be in one currency.", ["input"]),
            _ => null,
        };
    }

    private async Task<Decided> DecideAsync(Payment known, RefundOpenInput input, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await store.WriteAsync(PaymentWriter.KeysOf(known), (work, token) => DecideAsync(work, known.Id, input, token), cancellationToken);
            }
            catch (DuplicateKeyException)
            {
                // Decided by another replica at this very moment: the next round finds it.
            }
        }
    }

    private async Task<Decided> DecideAsync(IUnitOfWork work, string paymentId, RefundOpenInput input, CancellationToken cancellationToken)
    {
        var id = IdOf(input.OrderId, input.RefundId);
        if (await work.FindAsync<Refund>(id, cancellationToken) is { } earlier)
        {
            return earlier.Requested == input.Amount.ToMoney() && earlier.Allocations is [var only] && only.SellerOrderId == input.SellerOrderId
                ? new Decided(earlier, null)
                : new Decided(null, PaymentError.KeyReused with { Field = ["input", "refundId"] });
        }

        var payment = await work.FindAsync<Payment>(paymentId, cancellationToken) ?? throw new InvalidOperationException($"'{paymentId}' is gone.");
        var (allocation, error) = Allocate(payment, input);
        if (allocation is null)
        {
            return new Decided(null, error);
        }

        var draft = desk.Draft(payment, [allocation], input.Reason) with { Id = id, RequestId = input.RefundId, Requested = input.Amount.ToMoney(), ReturnId = input.ReturnId };
        return new Decided(await desk.DecideAsync(work, payment, draft, cancellationToken), null);
    }

    private static (RefundAllocation? Allocation, PaymentError? Error) Allocate(Payment payment, RefundOpenInput input)
    {
        var amount = input.Amount.ToMoney();
        if (amount.Currency != payment.Amount.Currency)
        {
            return (null, new PaymentError(PaymentErrorCode.CurrencyMismatch, $"The payment is in {payment.Amount.Currency}.", ["input", "amount", "currency"]));
        }

        if (!payment.IsPaid)
        {
            return (null, new PaymentError(PaymentErrorCode.InvalidTransition, "Nothing was captured yet."));
        }

        if (payment.Shares.FirstOrDefault(share => share.SellerOrderId == input.SellerOrderId) is not { } share)
        {
            return (null, PaymentError.Invalid("The payment has no such share.", "sellerOrderId"));
        }

        if (amount > share.Refundable)
        {
            if (!input.IsUpTo)
            {
                return (null, new PaymentError(PaymentErrorCode.RefundExceedsCaptured, "That is more than what is left to refund.", ["input", "amount"]));
            }

            amount = share.Refundable;
        }

        var inProportion = RefundSplit.Allocate(share, amount);
        return (RefundSplit.Allocate(
            share, amount, input.Commission?.ToMoney() ?? inProportion.Commission, input.Subsidy?.ToMoney() ?? inProportion.SubsidyOrNothing), null);
    }

    private sealed record Decided(Refund? Refund, PaymentError? Error);
}
