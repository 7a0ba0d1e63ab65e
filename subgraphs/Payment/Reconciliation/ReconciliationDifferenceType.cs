using GraphQL.DataLoader;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.PaymentSubgraph.Reconciliation;

/// <summary>A movement that is not the same in the provider's books and in the ledger.</summary>
internal sealed class ReconciliationDifferenceType(ReconciliationDifference difference)
{
    /// <summary>How it differs.</summary>
    public ReconciliationDifferenceKind Kind => difference.Kind;

    /// <summary>Whether that explains it, so that nobody has to look.</summary>
    public bool IsExplained => difference.IsExplained;

    /// <summary>What it was.</summary>
    public ProviderMovementKind Movement => difference.Movement;

    /// <summary>The provider's id of what brought it about: what to look for at its website.</summary>
    public string ProviderReference => difference.Reference;

    /// <summary>The payment; null when it belongs to none that is known.</summary>
    public IDataLoaderResult<PaymentType?>? Payment(DocumentLoader<Payment> payments) =>
        difference.PaymentId is { } id ? payments.Load(id).Then(payment => new PaymentType(payment)) : null;

    /// <summary>The amount in the provider's books; positive is more on the shop's balance. Null when it is not there.</summary>
    public Money? AtProvider => difference.AtProvider;

    /// <summary>The amount in the ledger, with the same sign. Null when it is not there.</summary>
    public Money? InLedger => difference.InLedger;

    /// <summary>When the book that has it says that it was.</summary>
    public DateTimeOffset At => difference.At;
}
