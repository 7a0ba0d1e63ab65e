using System.Globalization;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>What Stripe was asked.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">From <c>/v1</c> on.</param>
/// <param name="Key">The idempotency key; null when none was sent.</param>
/// <param name="Version">The version of the API that the caller is written for.</param>
/// <param name="Parameters">What the form or the query says.</param>
internal sealed record StripeRequest(string Method, string Path, string? Key, string? Version, IReadOnlyDictionary<string, string> Parameters)
{
    public string[] Segments => Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public string? this[string name] => Parameters.GetValueOrDefault(name);

    public long? Number(string name) => this[name] is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The metadata in the request, by name; an empty value takes one away.</summary>
    public IEnumerable<KeyValuePair<string, string>> Metadata =>
        Parameters.Where(p => p.Key.StartsWith("metadata[", StringComparison.Ordinal)).Select(p => KeyValuePair.Create(p.Key["metadata[".Length..^1], p.Value));

    /// <summary>The same request has the same one, in whatever order its parameters come.</summary>
    public string Fingerprint => string.Join('&', Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}").Prepend($"{Method} {Path}"));
}
