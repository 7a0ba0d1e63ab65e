using System.Text.Json.Nodes;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>
/// When the shares of a payment become available: each for itself, some time after its seller has shipped it (ADR-024). What is never shipped is
/// refunded, and never becomes available.
/// </summary>
internal static class PaymentRelease
{
    /// <summary>A share's seller has done its part. The first word of it counts.</summary>
    public static Payment Ship(this Payment payment, string sellerOrderId, DateTimeOffset releaseAt) => (payment with
    {
        Shares = [.. payment.Shares.Select(share => share.SellerOrderId == sellerOrderId && share.ReleaseAt is null ? share with { ReleaseAt = releaseAt } : share)],
    }).ScheduleRelease();

    /// <summary>Which shares are to be made available by now.</summary>
    public static IEnumerable<PaymentShare> DueForRelease(this Payment payment, DateTimeOffset now) =>
        payment.IsPaid ? payment.Shares.Where(share => !share.IsReleased && share.ReleaseAt <= now) : [];

    /// <summary>The payment with these shares available.</summary>
    public static Payment WithReleased(this Payment payment, IReadOnlyCollection<PaymentShare> released) => (payment with
    {
        Shares = [.. payment.Shares.Select(share => released.Contains(share) ? share with { IsReleased = true } : share)],
    }).ScheduleRelease();

    /// <summary>Says when to look for the next share.</summary>
    public static Payment ScheduleRelease(this Payment payment) => payment with
    {
        ReleaseAt = payment.IsPaid ? payment.Shares.Where(share => !share.IsReleased).Min(share => share.ReleaseAt) : null,
    };

    /// <summary>Before ADR-024 all shares of a payment became available together, at a time that was fixed when it was captured.</summary>
    public static void FromWholePayments(JsonObject payment)
    {
        var (isReleased, releaseAt) = (payment["isReleased"]?.GetValue<bool>() == true, payment["releaseAt"]);
        foreach (var share in payment["shares"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            share["isReleased"] = isReleased;
            share["releaseAt"] = releaseAt?.DeepClone();
        }
    }
}
