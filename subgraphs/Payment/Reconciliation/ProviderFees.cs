using Octomart.PaymentSubgraph.Disputes;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Reconciliation;

/// <summary>Books what providers keep for their work, once it stands in their books: the answer to a charge does not tell it.</summary>
internal sealed class ProviderFees(IDocumentStore store, TimeProvider clock)
{
    private const int BatchSize = 100;

    /// <summary>Books the fees that are not booked yet. Those of disputes are booked with the dispute.</summary>
    public async Task BookAsync(Provider provider, IEnumerable<ProviderMovement> movements, CancellationToken cancellationToken)
    {
        foreach (var batch in movements.Where(IsBookedHere).Select(movement => OfFee(provider, movement)).Chunk(BatchSize))
        {
            for (var isBooked = false; !isBooked;)
            {
                try
                {
                    await store.WriteAsync((work, ct) => BookAsync(work, batch, ct), cancellationToken);
                    isBooked = true;
                }
                catch (DuplicateKeyException)
                {
                    // Another replica books the same day: the next round leaves out what it has written.
                }
            }
        }
    }

    /// <summary>Fees of disputes that are booked otherwise than the provider says.</summary>
    public async Task<IReadOnlyList<ReconciliationDifference>> CompareAsync(Provider provider, IEnumerable<ProviderMovement> movements, CancellationToken cancellationToken)
    {
        List<ProviderMovement> kept = [.. movements.Where(IsOfDispute)];
        var known = await store.Set<Dispute>().FindManyAsync([.. kept.Select(movement => Dispute.IdOf(provider, movement.Source)).Distinct(StringComparer.Ordinal)], cancellationToken);
        return
        [
            .. from movement in kept
               let dispute = known.GetValueOrDefault(Dispute.IdOf(provider, movement.Source))
               where dispute is not null && dispute.Fee != movement.Fee
               select new ReconciliationDifference(ReconciliationDifferenceKind.OtherFee, movement.Kind, movement.Source, dispute.PaymentId, movement.Fee, dispute.Fee, movement.At),
        ];
    }

    private static bool IsOfDispute(ProviderMovement movement) =>
        movement is { Kind: ProviderMovementKind.Dispute or ProviderMovementKind.DisputeReversal, Fee.MinorUnits: not 0 };

    private static bool IsBookedHere(ProviderMovement movement) =>
        movement is { Kind: ProviderMovementKind.Charge or ProviderMovementKind.Refund or ProviderMovementKind.RefundReturn, Fee.MinorUnits: not 0 };

    private LedgerTransaction OfFee(Provider provider, ProviderMovement movement) => new(LedgerSource.ProviderFee, $"{provider}:{movement.Id}", clock.GetUtcNow(),
    [
        new LedgerLine(LedgerAccount.ProviderClearing, null, null, LedgerEntryKind.ProviderFee, movement.Fee),
        new LedgerLine(LedgerAccount.ProviderFees, null, null, LedgerEntryKind.ProviderFee, -movement.Fee),
    ]);

    private static async Task BookAsync(IUnitOfWork work, LedgerTransaction[] fees, CancellationToken cancellationToken)
    {
        var known = await work.FindManyAsync<LedgerEntry>([.. fees.Select(fee => LedgerBook.EntryId(fee, 0))], cancellationToken);
        foreach (var fee in fees.Where(fee => !known.ContainsKey(LedgerBook.EntryId(fee, 0))))
        {
            await work.PostAsync(fee, cancellationToken);
        }
    }
}
