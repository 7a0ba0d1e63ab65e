using Octomart.Contracts;
using Octomart.OrderSubgraph.Orders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Taxes;

/// <summary>A tax rate that is to hold from some time on.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2.</param>
/// <param name="TaxClass">STANDARD or REDUCED.</param>
/// <param name="RateBasisPoints">The rate in hundredths of a percent: 1900 is 19 %.</param>
/// <param name="Region">A state or province, such as NY; null: the whole country.</param>
/// <param name="ValidFrom">From when on; at once when null. It cannot lie in the past.</param>
internal sealed record TaxRateSetInput(
    string IdempotencyKey, string CountryCode, TaxClass TaxClass, int RateBasisPoints, string? Region = null, DateTimeOffset? ValidFrom = null);

/// <summary>A rate that was set, or the reasons why it was not.</summary>
/// <param name="TaxRate">The rate.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record TaxRatePayload(TaxRateType? TaxRate, IReadOnlyList<OrderError> UserErrors);

[MutationRoot]
internal sealed class TaxRateSet(IDocumentStore store, TaxTables tables, TimeProvider clock)
{
    private const int MaxBasisPoints = 10_000;
    private const int MaxRegion = 50;

    /// <summary>
    /// Sets the tax rate of a place from some time on. Earlier rates stay in the history, and placed orders keep theirs; who is at the
    /// checkout is shown the new total before it can be ordered.
    /// </summary>
    /// <param name="input">The rate.</param>
    [RequiresScopes("taxes:admin")]
    public async Task<TaxRatePayload?> TaxRateSetAsync(TaxRateSetInput input, Caller caller, CancellationToken cancellationToken)
    {
        var now = StoreTime.Truncate(clock.GetUtcNow());
        if (Check(input, now) is { Count: > 0 } errors)
        {
            return new TaxRatePayload(null, errors);
        }

        var place = TaxPlace.Of(input.CountryCode, input.Region);
        var rate = new TaxRate
        {
            Id = OpaqueId.New("txr", clock),
            CountryCode = place.CountryCode,
            Region = place.Region,
            TaxClass = input.TaxClass,
            BasisPoints = input.RateBasisPoints,
            ValidFrom = StoreTime.Truncate(input.ValidFrom ?? now),
            SetBy = caller.Key,
            SetAt = now,
        };
        var key = IdempotencyKey.Of(caller.Key, nameof(TaxRateSet), input.IdempotencyKey, input);
        var outcome = await store.WriteOnceAsync(
            key, clock,
            (work, _) =>
            {
                work.Insert(rate);
                work.AfterCommit(tables.Forget);
                return Task.FromResult(WriteOutcome.Done(rate, rate.Id));
            },
            cancellationToken);
        return outcome switch
        {
            { IsKeyReused: true } => new TaxRatePayload(null, [OrderError.KeyReused]),
            { ReplayedResult: { } id } => new TaxRatePayload(
                await store.Set<TaxRate>().FindAsync(id, cancellationToken) is { } earlier ? new TaxRateType(earlier) : null, []),
            _ => new TaxRatePayload(new TaxRateType(rate), []),
        };
    }

    private static List<OrderError> Check(TaxRateSetInput input, DateTimeOffset now)
    {
        var country = input.CountryCode.Trim();
        OrderError?[] errors =
        [
            IdempotencyKey.IsValid(input.IdempotencyKey) ? null : OrderError.KeyInvalid,
            country.Length == 2 && country.All(char.IsAsciiLetter) ? null : OrderError.Invalid("This is no ISO 3166-1 alpha-2 code, such as DE.", "countryCode"),
            input.TaxClass == TaxClass.Zero ? OrderError.Invalid("What is of this class is not taxed anywhere.", "taxClass") : null,
            input.RateBasisPoints is >= 0 and <= MaxBasisPoints ? null : OrderError.Invalid("A rate is 0 to 10000 basis points.", "rateBasisPoints"),
            input.Region is { } region && (string.IsNullOrWhiteSpace(region) || region.Length > MaxRegion || region.Any(char.IsControl))
                ? OrderError.Invalid($"Give 1 to {MaxRegion} characters.", "region") : null,
            input.ValidFrom < now ? OrderError.Invalid("What was charged in the past cannot be changed.", "validFrom") : null,
        ];
        return [.. errors.OfType<OrderError>()];
    }
}
