using System.Globalization;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>What can be done with refunds, and what time does to them.</summary>
internal sealed class Refunds(PayPalState state, RequestIds requestIds)
{
    public static readonly TimeSpan SlowRefundsTake = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RequestIdsKeptFor = TimeSpan.FromDays(45);

    /// <summary>Never more than was captured: refunds come one after the other, however many are sent at once.</summary>
    public PayPalAnswer Create(string captureId, PayPalRequest request)
    {
        if (state.Captures.Values.FirstOrDefault(capture => capture.Id == captureId) is not { IsTaken: true } capture)
        {
            return PayPalAnswer.Missing();
        }

        if (requestIds.Find("refund", request.RequestId) is { } known)
        {
            return known;
        }

        var left = capture.Amount.Value - capture.Refunded;
        var value = request.Text("amount", "value");
        var amount = value is null ? capture.Amount with { Value = left } : new PayPalAmount(request.Text("amount", "currency_code")!, decimal.Parse(value, CultureInfo.InvariantCulture));
        if (Complain(capture, amount, left) is { } issue)
        {
            return PayPalAnswer.Issue(422, issue);
        }

        var isSlow = state.Orders[capture.OrderId].Funding is Funding.SlowRefund or Funding.FailedRefund;
        var refund = state.Save(
            new PayPalRefund(state.NextId('R'), captureId, amount, request.Text("custom_id"), isSlow ? "PENDING" : "COMPLETED", state.Now) { ChangesAt = isSlow ? state.Now + SlowRefundsTake : null },
            "PAYMENT.CAPTURE.REFUNDED");
        CountOn(capture);
        requestIds.Remember("refund", request.RequestId, RequestIdsKeptFor, () => PayPalAnswer.Ok(200, state.Refunds[refund.Id].ToJson()));
        return PayPalAnswer.Ok(201, refund.ToJson());
    }

    public PayPalAnswer Get(string id) => state.Refunds.TryGetValue(id, out var refund) ? PayPalAnswer.Ok(200, refund.ToJson()) : PayPalAnswer.Missing();

    /// <summary>What has become of a refund by now.</summary>
    public void Age(PayPalRefund refund)
    {
        if (refund.ChangesAt <= state.Now)
        {
            var capture = state.Captures.Values.First(capture => capture.Id == refund.CaptureId);
            state.Save(refund with { Status = state.Orders[capture.OrderId].Funding == Funding.FailedRefund ? "FAILED" : "COMPLETED", ChangesAt = null });
            CountOn(capture);
        }
    }

    private static string? Complain(PayPalCapture capture, PayPalAmount amount, decimal left) => amount switch
    {
        _ when amount.Currency != capture.Amount.Currency => "REFUND_CAPTURE_CURRENCY_MISMATCH",
        _ when left == 0 => "CAPTURE_FULLY_REFUNDED",
        _ when Orders.Complain(amount.Currency, amount.Value.ToString(CultureInfo.InvariantCulture)) is { } issue => issue,
        _ when amount.Value > left => "REFUND_AMOUNT_EXCEEDED",
        _ => null,
    };

    private void CountOn(PayPalCapture capture)
    {
        var refunded = state.RefundsOf(capture).Where(refund => refund.CountsAgainstCapture).Sum(refund => refund.Amount.Value);
        state.Save(capture with
        {
            Refunded = refunded,
            Status = refunded == 0 ? "COMPLETED" : refunded == capture.Amount.Value ? "REFUNDED" : "PARTIALLY_REFUNDED",
        });
    }
}
