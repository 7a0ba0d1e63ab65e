using System.Text.Json;
using Stripe;

namespace Octomart.PaymentSubgraph.Providers.StripePayments;

/// <summary>What Stripe's client returns or throws, as a reply.</summary>
internal static class StripeReplies
{
    public static async Task<ProviderReply<TAnswer>> AskAsync<T, TAnswer>(Func<Task<T>> ask, Func<T, TAnswer> read, CancellationToken cancellationToken) where TAnswer : class
    {
        try
        {
            return ProviderReply.Of(read(await ask()));
        }
        catch (Exception error) when (FailureOf<TAnswer>(error, cancellationToken) is { } failure)
        {
            return failure;
        }
    }

    /// <summary>
    /// A request that Stripe finds wrong stays wrong. With overload, an outage or a wrong key nobody knows whether it was done, and it may work later.
    /// Null when it is no failure of Stripe's.
    /// </summary>
    public static ProviderReply<T>? FailureOf<T>(Exception error, CancellationToken cancellationToken) where T : class => error switch
    {
        StripeException { HttpStatusCode: var status } when (int)status is >= 400 and < 500 and not (401 or 403 or 408 or 409 or 429) => ProviderReply.Refused<T>(error.Message),
        StripeException or HttpRequestException or JsonException => ProviderReply.NoAnswer<T>(error.Message),
        OperationCanceledException when !cancellationToken.IsCancellationRequested => ProviderReply.NoAnswer<T>(error.Message),
        _ => null,
    };
}
