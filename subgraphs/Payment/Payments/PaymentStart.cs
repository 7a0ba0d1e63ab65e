using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.SavedCards;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>How the buyer wants to pay. The amount is the order's; it is not asked for.</summary>
/// <param name="IdempotencyKey">1 to 200 characters of your choice: repeating the call with the same key never charges again.</param>
/// <param name="OrderId">The order to pay.</param>
/// <param name="GuestToken">The token that orderPlace returned to a guest.</param>
/// <param name="Provider">Who moves the money. Another one than before is fine: what was begun there is given up first.</param>
/// <param name="PaymentMethod">
/// What is charged. SIMULATED: sim_success (the default), sim_declined, sim_insufficient_funds, sim_three_d_secure, sim_authorized, sim_delayed_webhook or
/// sim_timeout_after_commit. STRIPE: a payment method id (pm_...), or nothing to use its form in the page. PAYPAL: nothing, the buyer chooses there.
/// </param>
/// <param name="ReturnUrl">Where the buyer comes back to after acting elsewhere, at the bank or at PayPal: a path within the shop or an https address.</param>
/// <param name="SavedCardId">One of the buyer's saved cards, instead of a payment method.</param>
/// <param name="SaveCard">Whether the card is kept for the next time once it has paid; for signed-in buyers.</param>
internal sealed record PaymentStartInput(
    string IdempotencyKey, string OrderId, string? GuestToken, Provider Provider, string? PaymentMethod, string? ReturnUrl, string? SavedCardId = null, bool SaveCard = false);

/// <summary>The buyer pays.</summary>
[MutationRoot]
internal sealed class PaymentStart(IDocumentStore store, PaymentProviders providers, PaymentWriter writer, PaymentDriver driver, CardChoice cards, TimeProvider clock)
{
    /// <summary>
    /// Tries to pay an order, by its buyer or the holder of the guest's token. When the status is REQUIRES_ACTION, do what nextAction says; after a decline try
    /// again with another key and method.
    /// </summary>
    /// <param name="input">How to pay.</param>
    public async Task<PaymentPayload> PaymentStartAsync(PaymentStartInput input, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(caller);
        if (Validate(input) is { } error)
        {
            return PaymentPayload.Refused(error);
        }

        if (await store.Set<Payment>().FindAsync(Payment.IdOf(input.OrderId), cancellationToken) is not { } payment || !caller.MayPay(payment, input.GuestToken))
        {
            return PaymentPayload.Refused(PaymentError.NotFound);
        }

        var key = IdempotencyKey.Of(caller.KeyFor(payment), "paymentStart", input.IdempotencyKey, input);
        var chosen = await cards.ChooseAsync(input, payment, caller, cancellationToken);
        var outcome = await store.WriteOnceAsync(key, clock, (work, ct) => StartAsync(work, payment.Id, input, chosen, ct), cancellationToken);
        if (outcome.IsKeyReused)
        {
            return PaymentPayload.Refused(PaymentError.KeyReused);
        }

        var advanced = await driver.AdvanceAsync(payment.Id, ask: false, cancellationToken);
        return outcome.Value?.Error is { } refused
            ? PaymentPayload.Refused(refused, advanced)
            : PaymentPayload.Of(advanced, outcome.ReplayedResult ?? outcome.Value!.AttemptId);
    }

    private PaymentError? Validate(PaymentStartInput input) => input switch
    {
        _ when !IdempotencyKey.IsValid(input.IdempotencyKey) => PaymentError.Invalid("A key of 1 to 200 characters is needed.", "idempotencyKey"),
        _ when input.ReturnUrl is { } url && !IsReturnUrl(url) => PaymentError.Invalid("A path within the shop or an https address is needed.", "returnUrl"),
        _ => providers.Find(input.Provider) switch
        {
            null => new PaymentError(PaymentErrorCode.ProviderUnavailable, $"{input.Provider} is not set up in this shop.", ["input", "provider"]),
            var provider when !provider.Accepts(input.PaymentMethod) => PaymentError.Invalid("The provider does not know this payment method.", "paymentMethod"),
            _ => null,
        },
    };

    /// <summary>Stores the attempt before anybody outside hears of it.</summary>
    private async Task<WriteOutcome<Started>> StartAsync(IUnitOfWork work, string paymentId, PaymentStartInput input, ChosenCard chosen, CancellationToken cancellationToken)
    {
        var payment = await work.FindAsync<Payment>(paymentId, cancellationToken) ?? throw new InvalidOperationException($"'{paymentId}' is gone.");
        var now = clock.GetUtcNow();
        if ((payment.WhyNotStart(now) ?? chosen.Error) is { } error)
        {
            return WriteOutcome.Refused(new Started(null, error));
        }

        var attempt = new PaymentAttempt
        {
            Id = OpaqueId.New("att", clock),
            PaymentMethod = chosen.PaymentMethod,
            Customer = chosen.Customer,
            SavesCard = input.SaveCard,
            ReturnUrl = input.ReturnUrl,
            StartedAt = now,
        };
        await writer.SaveAsync(work, payment, payment.Start(attempt, input.Provider, providers.Find(input.Provider)!.NeedsChargePerAttempt), cancellationToken);
        return WriteOutcome.Done(new Started(attempt.Id, null), attempt.Id);
    }

    private static bool IsReturnUrl(string url) => url is ['/', not ('/' or '\\'), ..] or "/"
        || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)));

    private sealed record Started(string? AttemptId, PaymentError? Error);
}
