using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Reconciliation;

/// <summary>Which day to compare again.</summary>
/// <param name="Day">Any time of the day (UTC), which must be over.</param>
internal sealed record ReconciliationMakeInput(DateTimeOffset Day);

/// <summary>The day as compared now.</summary>
/// <param name="Days">One for each provider whose books could be read.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record ReconciliationMakePayload(IReadOnlyList<ReconciliationDayType> Days, IReadOnlyList<PaymentError> UserErrors);

/// <summary>The shop's people have mended something and want to see it.</summary>
[MutationRoot]
internal sealed class ReconciliationMake(ReconciliationDesk desk, PaymentProviders providers, TimeProvider clock)
{
    private const int OldestYear = 2000;

    /// <summary>Compares a day of the payment providers' books with the ledger, again if it was before. Calling it twice does it twice, and changes no money.</summary>
    /// <param name="input">Which day.</param>
    [RequiresScopes("finance:admin")]
    public async Task<ReconciliationMakePayload?> ReconciliationMakeAsync(ReconciliationMakeInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var day = ReconciliationWorker.StartOf(input.Day);
        if (day > clock.GetUtcNow().AddDays(-1))
        {
            return new ReconciliationMakePayload([], [PaymentError.Invalid("This day is not over.", "day")]);
        }

        if (day.Year < OldestYear)
        {
            return new ReconciliationMakePayload([], [PaymentError.Invalid($"There are no books from before {OldestYear}.", "day")]);
        }

        List<ReconciliationDayType> made = [];
        foreach (var provider in providers.All)
        {
            if (await desk.MakeAsync(provider.Provider, day, again: true, cancellationToken) is { } report)
            {
                made.Add(new ReconciliationDayType(report));
            }
        }

        return new ReconciliationMakePayload(made, []);
    }
}
