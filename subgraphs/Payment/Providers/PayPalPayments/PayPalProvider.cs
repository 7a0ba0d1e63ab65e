using System.Globalization;
using Microsoft.Extensions.Options;

namespace Octomart.PaymentSubgraph.Providers.PayPalPayments;

/// <summary>
/// Payments over PayPal (Orders v2): one order at PayPal for each attempt. The buyer approves it on PayPal's page; then we capture it, which PayPal lets
/// happen once.
/// </summary>
/// <remarks>
/// PayPal has no call that cancels an order. It is given up by never capturing it: an approved order moves no money, and is forgotten after hours. That is
/// safe because nobody but us can capture it, and we do so only for the payment's present attempt, after it was stored that we are about to
/// (<see cref="ProviderChargeStatus.Approved"/>); from then on only the capture's own answer decides (ADR-023).
/// </remarks>
internal sealed class PayPalProvider(PayPalClient paypal, PayPalWebhooks webhooks, IOptions<PayPalOptions> options) : IPaymentProvider
{
    private const string Orders = "v2/checkout/orders";

    public Provider Provider => Provider.Paypal;

    public bool NeedsChargePerAttempt => true;

    public bool Accepts(string? paymentMethod) => paymentMethod is null;

    public async Task<ProviderReply<ProviderCharge>> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (PayPalAmount.From(request.Amount) is not { } amount)
        {
            return ProviderReply.Refused<ProviderCharge>($"PayPal cannot take {request.Amount}.");
        }

        var returnUrl = ReturnUrlOf(request.ReturnUrl);
        var order = new
        {
            Intent = "CAPTURE",

            // PayPal takes money for one invoice id once, unless the account says otherwise: a second fence.
            PurchaseUnits = new[] { new { CustomId = request.AttemptId, InvoiceId = request.OrderId, Amount = amount } },
            PaymentSource = new
            {
                Paypal = new
                {
                    ExperienceContext = new
                    {
                        options.Value.BrandName,
                        ReturnUrl = returnUrl,
                        CancelUrl = returnUrl,
                        UserAction = "PAY_NOW",
                        ShippingPreference = "NO_SHIPPING",

                        // No eChecks, which take days: the order would not wait for them.
                        PaymentMethodPreference = "IMMEDIATE_PAYMENT_REQUIRED",
                    },
                },
            },
        };
        return ChargeOf(await paypal.PostAsync<PayPalOrder>(Orders, request.AttemptId, order, cancellationToken));
    }

    /// <summary>The buyer confirms on PayPal's page: all there is to do is to know where that is.</summary>
    public Task<ProviderReply<ProviderCharge>> ConfirmAsync(ConfirmRequest request, CancellationToken cancellationToken) => FetchAsync(request.Reference, cancellationToken);

    /// <summary>
    /// Always under one request id, so that of two who capture at once both hear the same. What PayPal will not do may have been done before, or is a
    /// decline, or the buyer has to act once more: the order tells.
    /// </summary>
    public async Task<ProviderReply<ProviderCharge>> CaptureAsync(string reference, CancellationToken cancellationToken)
    {
        var captured = await paypal.PostAsync<PayPalOrder>($"{Orders}/{Uri.EscapeDataString(reference)}/capture", $"{reference}:capture", new { }, cancellationToken);
        if (captured.Refusal is not { } issue)
        {
            return ChargeOf(captured);
        }

        var now = await FetchAsync(reference, cancellationToken);
        return now.Value switch
        {
            null => now,
            { Status: ProviderChargeStatus.Cancelled } => ProviderReply.Refused<ProviderCharge>(issue),
            { Status: ProviderChargeStatus.Approved } declined => ProviderReply.Of(declined with
            {
                Status = ProviderChargeStatus.RequiresPaymentMethod,
                DeclineCode = issue is "INSTRUMENT_DECLINED" or "PAYER_CANNOT_PAY" or "TRANSACTION_REFUSED" ? PayPalCharge.InstrumentDeclined : "REFUSED",
            }),
            _ => now,
        };
    }

    /// <summary>Nothing is sent: see the remarks. What is taken, or about to be, comes back as it is.</summary>
    public async Task<ProviderReply<ProviderCharge>> CancelAsync(string reference, CancellationToken cancellationToken)
    {
        var now = await FetchAsync(reference, cancellationToken);
        return now.Value is { Status: not (ProviderChargeStatus.Captured or ProviderChargeStatus.Processing) } unused
            ? ProviderReply.Of(unused with { Status = ProviderChargeStatus.Cancelled, ActionUrl = null, DeclineCode = null })
            : now;
    }

    public async Task<ProviderReply<ProviderCharge>> FetchAsync(string reference, CancellationToken cancellationToken)
    {
        var order = await OrderAsync(reference, cancellationToken);
        return order.Refusal is "INVALID_RESOURCE_ID" or "RESOURCE_NOT_FOUND" ? ProviderReply.Of(PayPalCharge.Gone(reference)) : ChargeOf(order);
    }

    /// <summary>
    /// PayPal forgets request ids, and we may ask again much later: a refund that bears our id already is the one. As many that failed are the tries before
    /// this one, which needs a request id of its own.
    /// </summary>
    public async Task<ProviderReply<ProviderRefund>> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        if (PayPalAmount.From(request.Amount) is not { } amount)
        {
            return ProviderReply.Refused<ProviderRefund>($"PayPal cannot give back {request.Amount}.");
        }

        var order = await OrderAsync(request.Reference, cancellationToken);
        if (order.Value is null)
        {
            return RefundOf(new ProviderReply<PayPalRefund>(null, order.Refusal, order.Outage));
        }

        var known = order.Value.Refunds.Where(refund => refund.CustomId == request.RefundId).ToList();
        if ((known.Find(refund => StatusOf(refund) != ProviderRefundStatus.Failed) ?? (known.Count > request.Number ? known[0] : null)) is { } found)
        {
            return RefundOf(ProviderReply.Of(found));
        }

        return order.Value.Captures.FirstOrDefault(capture => capture.IsTaken) is { } capture
            ? RefundOf(await paypal.PostAsync<PayPalRefund>(
                $"v2/payments/captures/{Uri.EscapeDataString(capture.Id)}/refund",
                request.Number == 0 ? request.RefundId : string.Create(CultureInfo.InvariantCulture, $"{request.RefundId}:{request.Number}"),
                new { Amount = amount, CustomId = request.RefundId },
                cancellationToken))
            : ProviderReply.Refused<ProviderRefund>("Nothing was captured.");
    }

    public async Task<ProviderReply<ProviderRefund>> FetchRefundAsync(string reference, string refundReference, CancellationToken cancellationToken) =>
        RefundOf(await paypal.GetAsync<PayPalRefund>($"v2/payments/refunds/{Uri.EscapeDataString(refundReference)}", cancellationToken));

    public Task<ProviderReply<ProviderEvent>> ReadWebhookAsync(IHeaderDictionary headers, string body, CancellationToken cancellationToken) =>
        webhooks.ReadAsync(headers, body, cancellationToken);

    private Task<ProviderReply<PayPalOrder>> OrderAsync(string reference, CancellationToken cancellationToken) =>
        paypal.GetAsync<PayPalOrder>($"{Orders}/{Uri.EscapeDataString(reference)}", cancellationToken);

    private static ProviderReply<ProviderCharge> ChargeOf(ProviderReply<PayPalOrder> reply) =>
        new(reply.Value is { } order ? PayPalCharge.Of(order) : null, reply.Refusal, reply.Outage);

    private static ProviderReply<ProviderRefund> RefundOf(ProviderReply<PayPalRefund> reply) =>
        new(reply.Value is { } refund ? new ProviderRefund(refund.Id, StatusOf(refund)) : null, reply.Refusal, reply.Outage);

    private static ProviderRefundStatus StatusOf(PayPalRefund refund) => refund.Status switch
    {
        "COMPLETED" => ProviderRefundStatus.Succeeded,
        "FAILED" or "CANCELLED" => ProviderRefundStatus.Failed,
        _ => ProviderRefundStatus.Pending,
    };

    private string ReturnUrlOf(string? returnUrl) => returnUrl switch
    {
        null => options.Value.ShopUrl,
        ['/', ..] path => options.Value.ShopUrl.TrimEnd('/') + path,
        var url => url,
    };
}
