using System.Text.Json;
using Microsoft.Extensions.Options;
using Stripe;

namespace Octomart.PaymentSubgraph.Providers.StripePayments;

/// <summary>
/// Payments over Stripe: one PaymentIntent a payment. The intent can succeed once, however many attempts confirm it, which is what makes a second charge
/// impossible. Every write carries an idempotency key; where an answer is doubtful, the intent is read again.
/// </summary>
internal sealed class StripeProvider(IStripeClient stripe, IOptions<StripeOptions> options, TimeProvider clock) : IPaymentProvider
{
    private const string PaymentKey = "octomart_payment";
    private const string OrderKey = "octomart_order";
    public const string AttemptKey = "octomart_attempt";
    private const string RefundKey = "octomart_refund";
    private const long SignatureToleranceSeconds = 300;

    private readonly PaymentIntentService _intents = new(stripe);
    private readonly RefundService _refunds = new(stripe);
    private readonly DisputeService _disputes = new(stripe);
    private readonly BalanceTransactionService _movements = new(stripe);

    public Provider Provider => Provider.Stripe;

    public PaymentProviderOffer Offer => new(
        Provider, options.Value.PublishableKey, options.Value.PublishableKey is null ? null : options.Value.ScriptUrl, SavesCards: options.Value.PublishableKey is not null);

    public bool Accepts(string? paymentMethod) => paymentMethod is null || paymentMethod.StartsWith("pm_", StringComparison.Ordinal);

    public async Task<ProviderReply<ProviderCharge>> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (StripeAmount.From(request.Amount) is not { } minor)
        {
            return ProviderReply.Refused<ProviderCharge>($"Stripe cannot charge {request.Amount}.");
        }

        var create = new PaymentIntentCreateOptions
        {
            Amount = minor,
            Currency = request.Amount.Currency.ToLowerInvariant(),
            CaptureMethod = options.Value.CaptureMethod == StripeCaptureMethod.Manual ? "manual" : "automatic",
            AutomaticPaymentMethods = new PaymentIntentAutomaticPaymentMethodsOptions { Enabled = true },
            Metadata = new Dictionary<string, string> { [PaymentKey] = request.PaymentId, [OrderKey] = request.OrderId },
        };
        return await StripeReplies.AskAsync(
            () => StripeKeys.SendAsync($"{request.AttemptId}:create", key => _intents.CreateAsync(create, key, cancellationToken)), StripeCharge.Of, cancellationToken);
    }

    /// <summary>The attempt's id goes into the intent first, so that whoever reads it later knows which attempt its state is about.</summary>
    public async Task<ProviderReply<ProviderCharge>> ConfirmAsync(ConfirmRequest request, CancellationToken cancellationToken)
    {
        var update = new PaymentIntentUpdateOptions
        {
            Metadata = new Dictionary<string, string> { [AttemptKey] = request.AttemptId },
            Customer = request.Customer,

            // Said each time: an earlier attempt may have said something else, and a card is kept only when this buyer wants it now.
            SetupFutureUsage = request.SavesCard ? "on_session" : "",
        };
        var marked = await ChangeAsync(request.Reference, $"{request.AttemptId}:mark", key => _intents.UpdateAsync(request.Reference, update, key, cancellationToken), cancellationToken);
        if (marked.Value is not { } charge || charge.AttemptId != request.AttemptId || charge.Status is ProviderChargeStatus.Captured or ProviderChargeStatus.Cancelled)
        {
            return marked;
        }

        if (request.PaymentMethod is not { } method)
        {
            // The buyer confirms in Stripe's own form in the page.
            return ProviderReply.Of(charge with { Status = ProviderChargeStatus.RequiresAction, DeclineCode = null, ActionUrl = null });
        }

        var confirm = new PaymentIntentConfirmOptions { PaymentMethod = method, ReturnUrl = ReturnUrlOf(request) };
        return await ChangeAsync(request.Reference, $"{request.AttemptId}:confirm", key => _intents.ConfirmAsync(request.Reference, confirm, key, cancellationToken), cancellationToken);
    }

    public Task<ProviderReply<ProviderCharge>> CaptureAsync(string reference, CancellationToken cancellationToken) =>
        ChangeAsync(reference, $"{reference}:capture", key => _intents.CaptureAsync(reference, null, key, cancellationToken), cancellationToken);

    public Task<ProviderReply<ProviderCharge>> CancelAsync(string reference, CancellationToken cancellationToken) =>
        ChangeAsync(reference, $"{reference}:cancel", key => _intents.CancelAsync(reference, null, key, cancellationToken), cancellationToken);

    public Task<ProviderReply<ProviderCharge>> FetchAsync(string reference, CancellationToken cancellationToken) =>
        StripeReplies.AskAsync(() => _intents.GetAsync(reference, null, null, cancellationToken), StripeCharge.Of, cancellationToken);

    /// <summary>
    /// Stripe forgets idempotency keys after a day, and we may ask again much later: a refund that bears our id already is the one. A pending one is
    /// read again, because the key would only repeat its first answer. As many that failed are the tries before this one, which needs a key of its own:
    /// under the old one Stripe would only repeat its refusal.
    /// </summary>
    public async Task<ProviderReply<ProviderRefund>> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        if (StripeAmount.From(request.Amount) is not { } minor)
        {
            return ProviderReply.Refused<ProviderRefund>($"Stripe cannot refund {request.Amount}.");
        }

        var create = new RefundCreateOptions
        {
            PaymentIntent = request.Reference,
            Amount = minor,
            Metadata = new Dictionary<string, string> { [RefundKey] = request.RefundId },
        };
        return await StripeReplies.AskAsync(
            () => StripeKeys.SendAsync(
                request.Number == 0 ? request.RefundId : $"{request.RefundId}:{request.Number}",
                async key => await FindAsync(request, cancellationToken) ?? await _refunds.CreateAsync(create, key, cancellationToken)),
            refund => new ProviderRefund(refund.Id, StatusOf(refund)),
            cancellationToken);
    }

    public Task<ProviderReply<ProviderRefund>> FetchRefundAsync(string reference, string refundReference, CancellationToken cancellationToken) =>
        StripeReplies.AskAsync(() => _refunds.GetAsync(refundReference, null, null, cancellationToken), refund => new ProviderRefund(refund.Id, StatusOf(refund)), cancellationToken);

    public Task<ProviderReply<IReadOnlyList<ProviderDispute>>> ListDisputesAsync(string reference, CancellationToken cancellationToken) =>
        StripeReplies.AskAsync<List<ProviderDispute>, IReadOnlyList<ProviderDispute>>(
            async () =>
            {
                List<ProviderDispute> found = [];
                await foreach (var dispute in _disputes.ListAutoPagingAsync(new DisputeListOptions { PaymentIntent = reference, Limit = 100 }, null, cancellationToken))
                {
                    found.Add(StripeDispute.Of(dispute));
                }

                return found;
            },
            found => found,
            cancellationToken);

    public Task<ProviderReply<IReadOnlyList<ProviderMovement>>> ListMovementsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var list = new BalanceTransactionListOptions
        {
            Created = new DateRangeOptions { GreaterThanOrEqual = from.UtcDateTime, LessThan = to.UtcDateTime },
            Limit = 100,
            Expand = ["data.source"],
        };
        return StripeReplies.AskAsync<List<ProviderMovement>, IReadOnlyList<ProviderMovement>>(
            async () =>
            {
                List<ProviderMovement> found = [];
                await foreach (var transaction in _movements.ListAutoPagingAsync(list, null, cancellationToken))
                {
                    found.Add(StripeMovement.Of(transaction));
                }

                return found;
            },
            found => found,
            cancellationToken);
    }

    /// <summary>The refund that takes effect; else, when this try was made already, one that failed; else null.</summary>
    private async Task<Refund?> FindAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        List<Refund> known = [];
        await foreach (var refund in _refunds.ListAutoPagingAsync(new RefundListOptions { PaymentIntent = request.Reference, Limit = 100 }, null, cancellationToken))
        {
            if (refund.Metadata?.GetValueOrDefault(RefundKey) == request.RefundId)
            {
                known.Add(refund);
            }
        }

        return known.Find(refund => StatusOf(refund) != ProviderRefundStatus.Failed) ?? (known.Count > request.Number ? known[0] : null);
    }

    private static ProviderRefundStatus StatusOf(Refund refund) => refund.Status switch
    {
        "succeeded" => ProviderRefundStatus.Succeeded,
        "failed" or "canceled" => ProviderRefundStatus.Failed,
        _ => ProviderRefundStatus.Pending,
    };

    public Task<ProviderReply<ProviderEvent>> ReadWebhookAsync(IHeaderDictionary headers, string body, CancellationToken cancellationToken)
    {
        var signature = headers["Stripe-Signature"].ToString();
        return Task.FromResult(ProviderReply.OfEvent(new[] { options.Value.WebhookSecret, options.Value.PreviousWebhookSecret }
            .Select(secret => string.IsNullOrEmpty(secret) ? null : Read(body, signature, secret))
            .FirstOrDefault(message => message is not null)));
    }

    private ProviderEvent? Read(string body, string signature, string secret)
    {
        try
        {
            var message = EventUtility.ConstructEvent(
                body, signature, secret, SignatureToleranceSeconds, clock.GetUtcNow().ToUnixTimeSeconds(), throwOnApiVersionMismatch: false);
            return message is not { Id: { } id, Type: { } type } ? null : new ProviderEvent(id, type, message.Data?.Object switch
            {
                PaymentIntent intent => intent.Id,
                Charge charge => charge.PaymentIntentId,
                Refund refund => refund.PaymentIntentId,
                Dispute dispute => dispute.PaymentIntentId,
                _ => null,
            }, message.Data?.Object is Dispute);
        }
        catch (Exception error) when (error is StripeException or JsonException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    /// <summary>A change that the intent's state does not allow, or a declined card, is an answer too: the intent says how it is.</summary>
    private async Task<ProviderReply<ProviderCharge>> ChangeAsync(
        string reference, string key, Func<RequestOptions, Task<PaymentIntent>> change, CancellationToken cancellationToken)
    {
        try
        {
            return ProviderReply.Of(StripeCharge.Of(await StripeKeys.SendAsync(key, change)));
        }
        catch (StripeException error) when (error.StripeError is { Type: "card_error" } or { Code: "payment_intent_unexpected_state" })
        {
            return await FetchAsync(reference, cancellationToken);
        }
        catch (Exception error) when (StripeReplies.FailureOf<ProviderCharge>(error, cancellationToken) is { } failure)
        {
            return failure;
        }
    }

    private string ReturnUrlOf(ConfirmRequest request) => request.ReturnUrl switch
    {
        null => options.Value.ShopUrl,
        ['/', ..] path => options.Value.ShopUrl.TrimEnd('/') + path,
        var url => url,
    };
}
