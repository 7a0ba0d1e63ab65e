namespace Octomart.PaymentSubgraph.Reconciliation;

/// <summary>The payment providers' books and the ledger, compared day by day.</summary>
/// <param name="From">From when on.</param>
/// <param name="To">Until when.</param>
/// <param name="Days">The days that have been compared, the newest first; one for each provider.</param>
internal sealed record ReconciliationReport(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<ReconciliationDayType> Days)
{
    /// <summary>How many movements are the same in both books.</summary>
    public int Matched => Days.Sum(day => day.Matched);

    /// <summary>How many differ and nothing explains it: people have to look.</summary>
    public int Unexplained => Days.Sum(day => day.Unexplained);
}
