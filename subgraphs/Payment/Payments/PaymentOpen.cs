using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>What an order is to be paid with.</summary>
/// <param name="OrderId">The order; a second call for it returns the same payment.</param>
/// <param name="BuyerId">Who pays; null for a guest.</param>
/// <param name="GuestTokenHash">SHA-256 of the guest's order token in lower-case hex; null when the buyer has an account.</param>
/// <param name="Amount">What is to be paid.</param>
/// <param name="Shares">What of it is whose; they sum to the amount.</param>
/// <param name="ExpiresAt">Until when the order can be paid.</param>
[Inaccessible]
internal sealed record PaymentOpenInput(
    string OrderId, string? BuyerId, string? GuestTokenHash, MoneyInput Amount, IReadOnlyList<PaymentShareInput> Shares, DateTimeOffset ExpiresAt);

/// <summary>One seller's part of the amount.</summary>
/// <param name="SellerOrderId">The seller's part of the order.</param>
/// <param name="SellerId">Who is paid.</param>
/// <param name="Amount">What the buyer pays for it.</param>
/// <param name="Commission">The shop's fee, contained in amount and subsidy.</param>
/// <param name="Subsidy">What the shop adds from its own pocket, such as for a coupon that it pays for; nothing when null.</param>
[Inaccessible]
internal sealed record PaymentShareInput(string SellerOrderId, string SellerId, MoneyInput Amount, MoneyInput Commission, MoneyInput? Subsidy = null);

/// <summary>Order opens the payment when it is placed.</summary>
[MutationRoot]
internal sealed class PaymentOpen(IDocumentStore store, PaymentWriter writer, TimeProvider clock)
{
    /// <summary>Opens the payment of an order. Idempotent by the order's id. One of nothing counts as captured at once; no provider is asked.</summary>
    /// <param name="input">What is to be paid.</param>
    [ServiceOnly]
    public async Task<PaymentPayload?> PaymentOpenAsync(PaymentOpenInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (Validate(input) is { } error)
        {
            return PaymentPayload.Refused(error);
        }

        var opened = ToPayment(input);
        return await StoreAsync(opened, cancellationToken) switch
        {
            null => PaymentPayload.Refused(PaymentError.Invalid("A share belongs to another order.", "shares")),
            { } payment when IsSame(payment, opened) => PaymentPayload.Of(payment),
            _ => PaymentPayload.Refused(PaymentError.KeyReused with { Field = ["input", "orderId"] }),
        };
    }

    private async Task<Payment?> StoreAsync(Payment opened, CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync(opened.IsPaid ? PaymentWriter.KeysOf(opened) : [opened.Id], async (work, ct) =>
            {
                if (await work.FindAsync<Payment>(opened.Id, ct) is { } known)
                {
                    return known;
                }

                await writer.AddAsync(work, opened, ct);
                foreach (var share in opened.Shares)
                {
                    work.Insert(new SellerOrderPayment { Id = share.SellerOrderId, PaymentId = opened.Id });
                }

                return opened;
            }, cancellationToken);
        }
        catch (DuplicateKeyException)
        {
            // Opened by another replica at this moment; or a seller's part that another order has.
            return await store.Set<Payment>().FindAsync(opened.Id, cancellationToken);
        }
    }

    private static PaymentError? Validate(PaymentOpenInput input)
    {
        var currency = input.Amount.Currency;
        return input switch
        {
            { OrderId.Length: 0 } => PaymentError.Invalid("An order is needed.", "orderId"),
            { BuyerId: null, GuestTokenHash: null } => PaymentError.Invalid("Either a buyer or a guest's token is needed.", "buyerId"),
            { GuestTokenHash: { } hash } when !GuestTokens.IsHash(hash) => PaymentError.Invalid("The hash has 64 lower-case hex digits.", "guestTokenHash"),
            { Amount.MinorUnits: < 0 } => PaymentError.Invalid("The amount must not be negative.", "amount"),
            { Shares.Count: 0 } => PaymentError.Invalid("At least one share is needed.", "shares"),
            _ when input.Shares.Any(share => share.Amount.Currency != currency || share.Commission.Currency != currency || (share.Subsidy is { } subsidy && subsidy.Currency != currency)) =>
                new PaymentError(PaymentErrorCode.CurrencyMismatch, "All amounts must be in one currency.", ["input", "shares"]),
            _ when input.Shares.Any(share => share.Amount.MinorUnits < 0 || share.Subsidy is { MinorUnits: < 0 }) =>
                PaymentError.Invalid("No amount is negative.", "shares"),
            _ when input.Shares.Any(share => share.Commission.MinorUnits < 0 || share.Commission.MinorUnits > share.Amount.MinorUnits + (decimal)(share.Subsidy?.MinorUnits ?? 0)) =>
                PaymentError.Invalid("A commission is between nothing and its share with the subsidy.", "shares"),
            _ when input.Shares.Select(share => share.SellerOrderId).Distinct(StringComparer.Ordinal).Count() < input.Shares.Count =>
                PaymentError.Invalid("A seller's part of the order has one share.", "shares"),
            _ when input.Shares.Sum(share => (decimal)share.Amount.MinorUnits) != input.Amount.MinorUnits =>
                PaymentError.Invalid("The shares do not sum to the amount.", "shares"),
            _ => null,
        };
    }

    private Payment ToPayment(PaymentOpenInput input)
    {
        var nothing = Money.Zero(input.Amount.Currency);
        var expiresAt = StoreTime.Truncate(input.ExpiresAt);
        return new Payment
        {
            Id = Payment.IdOf(input.OrderId),
            OrderId = input.OrderId,
            BuyerId = input.BuyerId,
            GuestTokenHash = input.GuestTokenHash,
            Amount = input.Amount.ToMoney(),
            Shares = [.. input.Shares.Select(share => new PaymentShare
            {
                SellerOrderId = share.SellerOrderId,
                SellerId = share.SellerId,
                Amount = share.Amount.ToMoney(),
                Commission = share.Commission.ToMoney(),
                Subsidy = share.Subsidy?.ToMoney() ?? nothing,
                SubsidyRefunded = nothing,
                Refunded = nothing,
                CommissionRefunded = nothing,
            })],
            OpenedAt = clock.GetUtcNow(),
            ExpiresAt = expiresAt,
            CheckAt = input.Amount.MinorUnits == 0 ? null : expiresAt,
            Status = input.Amount.MinorUnits == 0 ? PaymentStatus.Captured : PaymentStatus.Pending,
            Authorized = nothing,
            Captured = nothing,
            Refunded = nothing,
            RefundsPending = nothing,
        };
    }

    private static bool IsSame(Payment known, Payment opened) =>
        known.Amount == opened.Amount && known.BuyerId == opened.BuyerId && known.GuestTokenHash == opened.GuestTokenHash
        && known.Shares.Select(share => (share.SellerOrderId, share.SellerId, share.Amount, share.Commission, share.Subsidy))
            .SequenceEqual(opened.Shares.Select(share => (share.SellerOrderId, share.SellerId, share.Amount, share.Commission, share.Subsidy)));
}
