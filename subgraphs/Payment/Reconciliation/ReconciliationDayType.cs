using Octomart.PaymentSubgraph.Providers;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Reconciliation;

/// <summary>One day (UTC) of one provider's books beside the ledger.</summary>
internal sealed class ReconciliationDayType(ReconciliationDay day) : INode
{
    /// <summary>Opaque; <c>rec_...</c>.</summary>
    public string Id => day.Id;

    /// <summary>Whose books.</summary>
    public Provider Provider => day.Provider;

    /// <summary>The day's beginning.</summary>
    public DateTimeOffset Day => day.Day;

    /// <summary>When they were compared last.</summary>
    public DateTimeOffset MadeAt => day.MadeAt;

    /// <summary>How many movements are the same in both.</summary>
    public int Matched => day.Totals.Sum(total => total.Matched);

    /// <summary>How many differ and nothing explains it.</summary>
    public int Unexplained => day.UnexplainedCount;

    /// <summary>Whether everything matches or is explained.</summary>
    public bool IsBalanced => day.UnexplainedCount == 0;

    /// <summary>The sums, by currency.</summary>
    public IReadOnlyList<ReconciliationTotal> Totals => day.Totals;

    /// <summary>What differs, the oldest first; at most the first thousand.</summary>
    public IEnumerable<ReconciliationDifferenceType> Differences => day.Differences.Select(difference => new ReconciliationDifferenceType(difference));

    /// <summary>How many differences there are.</summary>
    public int DifferenceCount => day.DifferenceCount;
}
