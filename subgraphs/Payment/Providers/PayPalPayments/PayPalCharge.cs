using Octomart.Contracts;

namespace Octomart.PaymentSubgraph.Providers.PayPalPayments;

/// <summary>An order at PayPal in our words.</summary>
internal static class PayPalCharge
{
    public static ProviderCharge Of(PayPalOrder order)
    {
        var taken = order.Captures.FirstOrDefault(capture => capture.IsTaken);
        var status = StatusOf(order, taken is not null);
        var captured = taken is null ? Nothing(order) : PayPalAmount.ToMoney(taken.Amount);
        return new ProviderCharge(order.Id, status, captured, captured)
        {
            AttemptId = order.Unit?.CustomId,
            DeclineCode = status == ProviderChargeStatus.RequiresPaymentMethod ? InstrumentDeclined : null,
            ActionUrl = status == ProviderChargeStatus.RequiresAction ? order.ApproveUrl : null,
        };
    }

    /// <summary>An order that PayPal has forgotten, as it does when nobody approves it for some hours.</summary>
    public static ProviderCharge Gone(string reference) => new(reference, ProviderChargeStatus.Cancelled, default, default);

    public const string InstrumentDeclined = "INSTRUMENT_DECLINED";

    private static ProviderChargeStatus StatusOf(PayPalOrder order, bool isTaken) => order switch
    {
        _ when isTaken => ProviderChargeStatus.Captured,
        _ when order.Captures.Any(capture => capture.Status == "PENDING") => ProviderChargeStatus.Processing,
        { Status: "VOIDED" } => ProviderChargeStatus.Cancelled,
        _ when order.Captures.Count > 0 => ProviderChargeStatus.RequiresPaymentMethod,
        { Status: "APPROVED" } => ProviderChargeStatus.Approved,
        { Status: "COMPLETED" } => ProviderChargeStatus.Processing,
        _ => ProviderChargeStatus.RequiresAction,
    };

    private static Money Nothing(PayPalOrder order) => order.Unit?.Amount is { } amount ? Money.Zero(amount.CurrencyCode) : default;
}
