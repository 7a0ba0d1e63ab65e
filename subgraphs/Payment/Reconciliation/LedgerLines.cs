using Octomart.PaymentSubgraph.Disputes;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Reconciliation;

/// <summary>What the ledger says that a provider's balance moved by, in the provider's references.</summary>
internal sealed class LedgerLines(IDocumentStore store)
{
    public async Task<IReadOnlyList<BookLine>> ReadAsync(Provider provider, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var entries = await EntriesAsync(from, to, cancellationToken);
        var refunds = await FindAsync<Refund>(entries, entry => entry.Source is LedgerSource.Refund or LedgerSource.RefundReturn, cancellationToken);
        var disputes = await FindAsync<Dispute>(entries, entry => entry.Source == LedgerSource.Dispute, cancellationToken);
        var payments = await store.Set<Payment>().FindManyAsync(
            [.. entries.Where(entry => entry.Source == LedgerSource.Payment).Select(entry => entry.SourceId).Concat(refunds.Values.Select(refund => refund.PaymentId)).Distinct(StringComparer.Ordinal)],
            cancellationToken);
        return [.. entries.Select(LineOf).OfType<BookLine>()];

        BookLine? LineOf(LedgerEntry entry) => entry.Source switch
        {
            LedgerSource.Payment when payments.GetValueOrDefault(entry.SourceId) is { } payment && payment.Provider == provider =>
                new(ProviderMovementKind.Charge, payment.ProviderReference ?? payment.Id, payment.Id, -entry.Amount, entry.At),
            LedgerSource.Refund or LedgerSource.RefundReturn when refunds.GetValueOrDefault(entry.SourceId) is { } refund
                && payments.GetValueOrDefault(refund.PaymentId)?.Provider == provider => new(
                    entry.Source == LedgerSource.Refund ? ProviderMovementKind.Refund : ProviderMovementKind.RefundReturn, refund.ProviderReference ?? refund.Id, refund.PaymentId, -entry.Amount, entry.At),
            LedgerSource.Dispute when disputes.GetValueOrDefault(entry.SourceId) is { } dispute && dispute.Provider == provider => new(
                entry.Amount.MinorUnits > 0 ? ProviderMovementKind.Dispute : ProviderMovementKind.DisputeReversal, dispute.ProviderReference, dispute.PaymentId, -entry.Amount, entry.At),
            _ => null,
        };
    }

    /// <summary>When the first movement of a provider's balance was booked; null before it.</summary>
    public async Task<DateTimeOffset?> FirstAsync(CancellationToken cancellationToken) =>
        (await store.Set<LedgerEntry>().ListAsync(
            new() { Where = entry => entry.Account == LedgerAccount.ProviderClearing, OrderBy = entry => entry.At, Limit = 1 }, cancellationToken)) is [var first] ? first.At : null;

    private async Task<List<LedgerEntry>> EntriesAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        List<LedgerEntry> found = [];
        DocumentPage<LedgerEntry>? page = null;
        do
        {
            page = await store.Set<LedgerEntry>().PageAsync(
                new()
                {
                    Where = entry => entry.Account == LedgerAccount.ProviderClearing && entry.At >= from && entry.At < to,
                    OrderBy = entry => entry.At,
                    After = page is null ? null : page.Items[^1].Cursor,
                },
                cancellationToken);
            found.AddRange(page.Items.Select(item => item.Document).Where(entry => entry.Kind != LedgerEntryKind.ProviderFee));
        }
        while (page.HasMore);

        return found;
    }

    private async Task<IReadOnlyDictionary<string, T>> FindAsync<T>(List<LedgerEntry> entries, Func<LedgerEntry, bool> which, CancellationToken cancellationToken) where T : Document =>
        await store.Set<T>().FindManyAsync([.. entries.Where(which).Select(entry => entry.SourceId).Distinct(StringComparer.Ordinal)], cancellationToken);
}
