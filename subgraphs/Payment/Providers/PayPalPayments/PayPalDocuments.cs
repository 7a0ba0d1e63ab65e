namespace Octomart.PaymentSubgraph.Providers.PayPalPayments;

/// <summary>An order at PayPal (Orders v2), as far as we read it: what the buyer is asked to approve, and what was taken of it.</summary>
internal sealed record PayPalOrder(string Id, string Status, IReadOnlyList<PayPalPurchaseUnit>? PurchaseUnits, IReadOnlyList<PayPalLink>? Links)
{
    public PayPalPurchaseUnit? Unit => PurchaseUnits is [var only, ..] ? only : null;

    public IReadOnlyList<PayPalCapture> Captures => Unit?.Payments?.Captures ?? [];

    public IReadOnlyList<PayPalRefund> Refunds => Unit?.Payments?.Refunds ?? [];

    /// <summary>Where the buyer approves it.</summary>
    public string? ApproveUrl => Links?.FirstOrDefault(link => link.Rel is "payer-action" or "approve")?.Href;
}

/// <summary>What is paid in one go. We always make one; its custom id is our attempt's.</summary>
internal sealed record PayPalPurchaseUnit(PayPalMoney? Amount, string? CustomId, PayPalUnitPayments? Payments);

/// <summary>What has happened with the money.</summary>
internal sealed record PayPalUnitPayments(IReadOnlyList<PayPalCapture>? Captures, IReadOnlyList<PayPalRefund>? Refunds);

/// <summary>Money that was taken, or is about to be.</summary>
internal sealed record PayPalCapture(string Id, string Status, PayPalMoney Amount)
{
    /// <summary>Whether it was taken, whatever has gone back since.</summary>
    public bool IsTaken => Status is "COMPLETED" or "PARTIALLY_REFUNDED" or "REFUNDED";
}

/// <summary>Money that went back. Its custom id is our refund's.</summary>
internal sealed record PayPalRefund(string Id, string Status, string? CustomId);

/// <summary>An amount.</summary>
internal sealed record PayPalMoney(string CurrencyCode, string Value);

/// <summary>An address for something.</summary>
internal sealed record PayPalLink(string Href, string Rel);

/// <summary>What is wrong.</summary>
internal sealed record PayPalError(string? Name, string? Message, IReadOnlyList<PayPalErrorDetail>? Details);

/// <summary>What exactly is wrong.</summary>
internal sealed record PayPalErrorDetail(string? Issue, string? Description);
