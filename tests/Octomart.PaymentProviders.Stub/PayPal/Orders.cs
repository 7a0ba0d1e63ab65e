using System.Collections.Frozen;
using System.Globalization;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>What can be done with orders, and what time does to them.</summary>
internal sealed class Orders(PayPalState state, RequestIds requestIds)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(3);
    public static readonly TimeSpan ReviewsTake = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RequestIdsKeptFor = TimeSpan.FromHours(6);

    private static readonly FrozenSet<string> Currencies = FrozenSet.ToFrozenSet(
    [
        "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "JPY", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RUB", "SEK", "SGD", "THB", "TWD", "USD",
    ]);

    public PayPalAnswer Create(PayPalRequest request, string baseUrl)
    {
        if (request.RequestId is null)
        {
            return PayPalAnswer.Issue(400, "PAYPAL_REQUEST_ID_REQUIRED", "A PayPal-Request-Id is required if you are trying to process payment for an Order. Please specify a PayPal-Request-Id or Create the Order without a 'payment_source' specified.");
        }

        if (requestIds.Find("create", request.RequestId) is { } known)
        {
            return known;
        }

        var currency = request.Text("purchase_units", "amount", "currency_code")!;
        var value = request.Text("purchase_units", "amount", "value")!;
        if (Complain(currency, value) is { } issue)
        {
            return PayPalAnswer.Issue(422, issue);
        }

        var id = state.NextId('O');
        var order = state.Save(new PayPalOrder
        {
            Id = id,
            Amount = new PayPalAmount(currency, decimal.Parse(value, CultureInfo.InvariantCulture)),
            CustomId = request.Text("purchase_units", "custom_id") ?? "",
            InvoiceId = request.Text("purchase_units", "invoice_id"),
            ReturnUrl = request.Text("payment_source", "paypal", "experience_context", "return_url"),
            CancelUrl = request.Text("payment_source", "paypal", "experience_context", "cancel_url"),
            ApproveUrl = $"{baseUrl}{ApprovalPage.Path}?token={id}",
            CreatedAt = state.Now,
        });
        requestIds.Remember("create", request.RequestId, RequestIdsKeptFor, () => state.Orders.TryGetValue(id, out var now) ? Shown(200, now, request) : PayPalAnswer.Missing());
        return Shown(201, order, request);
    }

    public PayPalAnswer Get(string id) => state.Orders.TryGetValue(id, out var order) ? PayPalAnswer.Ok(200, state.Show(order)) : PayPalAnswer.Missing();

    public PayPalAnswer Capture(string id, PayPalRequest request)
    {
        if (!state.Orders.TryGetValue(id, out var order))
        {
            return PayPalAnswer.Missing();
        }

        if (requestIds.Find($"capture {id}", request.RequestId) is { } known)
        {
            return known;
        }

        if (Complain(order) is { } issue)
        {
            var refused = PayPalAnswer.Issue(422, issue);
            if (issue == "INSTRUMENT_DECLINED")
            {
                requestIds.Remember($"capture {id}", request.RequestId, RequestIdsKeptFor, () => refused);
            }

            return refused;
        }

        var isReviewed = order.Funding is Funding.SlowReview or Funding.FailedReview;
        var captured = state.Save(order with { Status = "COMPLETED" });
        state.Save(
            new PayPalCapture(state.NextId('C'), id, order.CustomId, order.Amount, isReviewed ? "PENDING" : "COMPLETED", state.Now) { ChangesAt = isReviewed ? state.Now + ReviewsTake : null },
            isReviewed ? "PAYMENT.CAPTURE.PENDING" : "PAYMENT.CAPTURE.COMPLETED");
        requestIds.Remember($"capture {id}", request.RequestId, RequestIdsKeptFor, () => Shown(200, state.Orders[id], request));
        return Shown(201, captured, request);
    }

    /// <summary>The buyer approves on PayPal's page. Null when there is nothing to approve.</summary>
    public PayPalOrder? Approve(PayPalOrder order, Funding funding) => state.Captures.ContainsKey(order.Id)
        ? null
        : state.Save(order with { Status = "APPROVED", Funding = funding }, "CHECKOUT.ORDER.APPROVED");

    /// <summary>What has become of an order by now. What nobody has paid is forgotten.</summary>
    public void Age(PayPalOrder order)
    {
        if (!state.Captures.TryGetValue(order.Id, out var capture))
        {
            if (state.Now - order.CreatedAt > KeptFor)
            {
                state.Orders.TryRemove(order.Id, out _);
            }
        }
        else if (capture.ChangesAt <= state.Now)
        {
            var isMade = order.Funding == Funding.SlowReview;
            state.Save(capture with { Status = isMade ? "COMPLETED" : "DECLINED", ChangesAt = null }, isMade ? "PAYMENT.CAPTURE.COMPLETED" : "PAYMENT.CAPTURE.DENIED");
        }
    }

    private string? Complain(PayPalOrder order) => order switch
    {
        _ when state.Captures.ContainsKey(order.Id) => "ORDER_ALREADY_CAPTURED",
        { Status: not "APPROVED" } => "ORDER_NOT_APPROVED",
        { InvoiceId: { } invoice } when state.Captures.Values.Any(capture => capture.Status != "DECLINED" && state.Orders[capture.OrderId].InvoiceId == invoice) => "DUPLICATE_INVOICE_ID",
        { Funding: Funding.DeclinedCard } => "INSTRUMENT_DECLINED",
        _ => null,
    };

    public static string? Complain(string currency, string text) => (Currencies.Contains(currency), decimal.Parse(text, CultureInfo.InvariantCulture)) switch
    {
        (false, _) => "INVALID_CURRENCY_CODE",
        (_, <= 0) => "CANNOT_BE_ZERO_OR_NEGATIVE",
        (_, var value) when value != decimal.Round(value, new PayPalAmount(currency, value).HasDecimals ? 2 : 0) => "DECIMAL_PRECISION",
        _ => null,
    };

    private PayPalAnswer Shown(int status, PayPalOrder order, PayPalRequest request) =>
        PayPalAnswer.Ok(status, request.WantsAll ? state.Show(order) : order.ToMinimalJson());
}
