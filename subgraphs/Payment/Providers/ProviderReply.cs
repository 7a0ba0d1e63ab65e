namespace Octomart.PaymentSubgraph.Providers;

/// <summary>
/// What a provider said. Without an answer nobody knows whether it did the work: it has to be asked again, under the same key.
/// </summary>
/// <param name="Value">The answer; null when there is none or the provider refused.</param>
/// <param name="Refusal">Why the provider will not do it, however often it is asked.</param>
/// <param name="Outage">Why there is no answer, for logs.</param>
internal sealed record ProviderReply<T>(T? Value, string? Refusal = null, string? Outage = null) where T : class;

/// <summary>Makes replies.</summary>
internal static class ProviderReply
{
    public static ProviderReply<T> Of<T>(T value) where T : class => new(value);

    /// <summary>An event, or that it was no good.</summary>
    public static ProviderReply<ProviderEvent> OfEvent(ProviderEvent? message) => message is null ? Refused<ProviderEvent>("The signature is missing, wrong or stale.") : Of(message);

    public static ProviderReply<T> Refused<T>(string why) where T : class => new(null, Refusal: why);

    public static ProviderReply<T> NoAnswer<T>(string why) where T : class => new(null, Outage: why);
}
