using Stripe;

namespace Octomart.PaymentSubgraph.Providers.StripePayments;

/// <summary>A balance transaction of Stripe's, with its source, in our words.</summary>
internal static class StripeMovement
{
    public static ProviderMovement Of(BalanceTransaction transaction)
    {
        var (kind, charge) = transaction.Source switch
        {
            Charge source => (ProviderMovementKind.Charge, source.PaymentIntentId),
            Refund source => (transaction.Amount > 0 ? ProviderMovementKind.RefundReturn : ProviderMovementKind.Refund, source.PaymentIntentId),
            Stripe.Dispute source => (transaction.Amount > 0 ? ProviderMovementKind.DisputeReversal : ProviderMovementKind.Dispute, source.PaymentIntentId),
            _ => (ProviderMovementKind.Other, null),
        };
        return new ProviderMovement(
            transaction.Id,
            kind,
            charge,
            kind == ProviderMovementKind.Charge ? charge! : transaction.SourceId ?? transaction.Id,
            StripeAmount.ToMoney(transaction.Amount, transaction.Currency),
            StripeAmount.ToMoney(transaction.Fee, transaction.Currency),
            new DateTimeOffset(DateTime.SpecifyKind(transaction.Created, DateTimeKind.Utc)));
    }
}
