using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.PaymentSubgraph.Disputes;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Reconciliation;

/// <summary>
/// Compares a day of a provider's books with the ledger. What the ledger does not know is asked about first (a lost webhook is made good that way); what
/// then still has no counterpart is looked for on the days around. What nothing explains is for people.
/// </summary>
internal sealed class ReconciliationDesk(
    IDocumentStore store, PaymentProviders providers, LedgerLines ledger, ProviderFees fees, PaymentDriver driver, RefundWatch refunds, DisputeDesk disputes,
    TimeProvider clock, ILogger<ReconciliationDesk> logger)
{
    private const int MaxDifferences = 1000;
    private const int MaxAsked = 100;

    /// <summary>How far a movement may be away in the other book: some are told late.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromDays(7);

    private static readonly Meter Meter = new("Octomart.Payment");

    private static readonly Counter<long> Compared = Meter.CreateCounter<long>("octomart.payment.reconciliation.days", "{day}", "Days compared with a provider's books, by provider.");

    private static readonly Counter<long> Unexplained =
        Meter.CreateCounter<long>("octomart.payment.reconciliation.differences", "{difference}", "Movements that differ between a provider's books and the ledger and that nothing explains.");

    /// <summary>Makes the report of a day. Null when the provider's books cannot be read, or not now.</summary>
    public async Task<ReconciliationDay?> MakeAsync(Provider provider, DateTimeOffset day, bool again, CancellationToken cancellationToken)
    {
        if (providers.Find(provider) is not { } source || await MovementsAsync(source, day, day.AddDays(1), cancellationToken) is not { } movements)
        {
            return null;
        }

        await fees.BookAsync(provider, movements, cancellationToken);
        var made = await CompareAsync(source, day, movements, cancellationToken);
        return await SaveAsync(made, again, cancellationToken);
    }

    private async Task<ReconciliationDay> CompareAsync(IPaymentProvider source, DateTimeOffset day, IReadOnlyList<ProviderMovement> movements, CancellationToken cancellationToken)
    {
        var nothing = Array.Empty<BookLine>().ToLookup(BookComparison.KeyOf, line => line.Amount);
        var booked = await ledger.ReadAsync(source.Provider, day, day.AddDays(1), cancellationToken);
        var moved = await LinesAsync(source.Provider, movements, booked, cancellationToken);
        var differences = BookComparison.Compare(moved, booked, nothing, nothing).Differences;
        if (differences.Any(difference => !difference.IsExplained))
        {
            await AskAsync(differences, cancellationToken);
            booked = await ledger.ReadAsync(source.Provider, day, day.AddDays(1), cancellationToken);
            moved = await LinesAsync(source.Provider, movements, booked, cancellationToken);
            var movedAround = await MovementsAsync(source, day - Around, day + Around, cancellationToken) ?? [];
            var bookedAround = await ledger.ReadAsync(source.Provider, day - Around, day + Around, cancellationToken);
            differences = BookComparison.Compare(
                moved, booked,
                movedAround.Select(LineOf).ToLookup(BookComparison.KeyOf, line => line.Amount),
                bookedAround.ToLookup(BookComparison.KeyOf, line => line.Amount)).Differences;
        }

        differences = differences.AddRange(await fees.CompareAsync(source.Provider, movements, cancellationToken));
        return new ReconciliationDay
        {
            Id = ReconciliationDay.IdOf(source.Provider, day),
            Provider = source.Provider,
            Day = day,
            MadeAt = clock.GetUtcNow(),
            Times = 1,
            Totals = [.. TotalsOf(moved, booked, movements, differences)],
            Differences = [.. differences.Take(MaxDifferences)],
            DifferenceCount = differences.Length,
            UnexplainedCount = differences.Count(difference => !difference.IsExplained),
        };
    }

    private static IEnumerable<ReconciliationTotal> TotalsOf(
        IReadOnlyList<BookLine> moved, IReadOnlyList<BookLine> booked, IReadOnlyList<ProviderMovement> movements, ImmutableArray<ReconciliationDifference> differences) =>
        from currency in moved.Concat(booked).Select(line => line.Amount.Currency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        let unmatched = differences.Count(difference => difference is { Kind: not ReconciliationDifferenceKind.OtherFee, AtProvider: { } amount } && amount.Currency == currency)
        select new ReconciliationTotal(
            moved.Count(line => line.Amount.Currency == currency) - unmatched, Sum(moved, currency), Sum(booked, currency),
            Money.Sum(movements.Select(movement => movement.Fee).Where(fee => fee.Currency == currency), currency));

    private static Money Sum(IEnumerable<BookLine> lines, string currency) =>
        Money.Sum(lines.Select(line => line.Amount).Where(amount => amount.Currency == currency), currency);

    /// <summary>What a provider has and we do not may have been told by a webhook that was lost.</summary>
    private async Task AskAsync(ImmutableArray<ReconciliationDifference> differences, CancellationToken cancellationToken)
    {
        var unknown = differences.Where(difference => difference is { Kind: ReconciliationDifferenceKind.MissingInLedger, PaymentId: not null });
        foreach (var paymentId in unknown.Select(difference => difference.PaymentId!).Distinct(StringComparer.Ordinal).Take(MaxAsked))
        {
            var payment = await driver.AdvanceAsync(paymentId, ask: true, cancellationToken);
            await refunds.LookAsync(payment, cancellationToken);
            await disputes.LookAsync(payment, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<ProviderMovement>?> MovementsAsync(IPaymentProvider source, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var reply = await source.ListMovementsAsync(from, to, cancellationToken);
        if (reply.Outage is { } outage)
        {
            logger.LogWarning("{Provider} did not show its books of {Day:yyyy-MM-dd}: {Outage}", source.Provider, from, outage);
        }

        return reply.Value is { } movements ? [.. movements.Where(movement => movement.Kind != ProviderMovementKind.Other)] : null;
    }

    /// <summary>The provider's lines, with the payment where the ledger has no counterpart: who looks into it wants to know whose it is.</summary>
    private async Task<IReadOnlyList<BookLine>> LinesAsync(
        Provider provider, IReadOnlyList<ProviderMovement> movements, IReadOnlyList<BookLine> booked, CancellationToken cancellationToken)
    {
        var keys = booked.Select(BookComparison.KeyOf).ToHashSet(StringComparer.Ordinal);
        var paymentOf = new Dictionary<string, string>(StringComparer.Ordinal);
        List<string> charges = [.. movements.Where(movement => movement.Charge is not null && !keys.Contains(BookComparison.KeyOf(LineOf(movement)))).Select(movement => movement.Charge!).Distinct(StringComparer.Ordinal)];
        foreach (var some in charges.Chunk(MaxAsked))
        {
            IReadOnlyList<string?> references = some;
            foreach (var payment in await store.Set<Payment>().ListAsync(new() { Where = p => p.Provider == provider && references.Contains(p.ProviderReference) }, cancellationToken))
            {
                paymentOf[payment.ProviderReference!] = payment.Id;
            }
        }

        var left = await store.Set<LeftCharge>().FindManyAsync([.. charges.Where(charge => !paymentOf.ContainsKey(charge)).Select(charge => LeftCharge.IdOf(provider, charge))], cancellationToken);
        return
        [
            .. from movement in movements
               let given = movement.Charge is { } charge ? left.GetValueOrDefault(LeftCharge.IdOf(provider, charge)) : null
               select LineOf(movement) with
               {
                   PaymentId = given?.PaymentId ?? (movement.Charge is { } reference ? paymentOf.GetValueOrDefault(reference) : null),
                   IsGivenUp = given is not null,
               },
        ];
    }

    private static BookLine LineOf(ProviderMovement movement) => new(movement.Kind, movement.Source, null, movement.Amount, movement.At);

    /// <summary>Of two who make the same day at once one is kept; who asks for it again replaces it.</summary>
    private async Task<ReconciliationDay> SaveAsync(ReconciliationDay made, bool again, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var (saved, isNews) = await store.WriteAsync([made.Id], async (work, ct) =>
                {
                    var known = await work.FindAsync<ReconciliationDay>(made.Id, ct);
                    if (known is not null && !again)
                    {
                        return (Day: known, IsNews: false);
                    }

                    var day = known is null ? made : known.Again(made);
                    work.Save(day);
                    var differs = day.UnexplainedCount > 0 && known?.UnexplainedCount != day.UnexplainedCount;
                    if (differs)
                    {
                        work.Publish(new ReconciliationDiffers(day.Provider.ToString().ToUpperInvariant(), day.Day, day.UnexplainedCount, day.MadeAt));
                    }

                    return (Day: day, IsNews: differs);
                }, cancellationToken);
                Report(saved, isNews);
                return saved;
            }
            catch (DuplicateKeyException)
            {
                // Another replica made it at this very moment: the next round finds it.
            }
        }
    }

    private void Report(ReconciliationDay day, bool differs)
    {
        Compared.Add(1, new KeyValuePair<string, object?>("provider", day.Provider.ToString()));
        if (differs)
        {
            Unexplained.Add(day.UnexplainedCount, new KeyValuePair<string, object?>("provider", day.Provider.ToString()));
            logger.LogError("{Provider} and the ledger differ on {Day:yyyy-MM-dd}: {Count} movements that nothing explains; somebody has to look.", day.Provider, day.Day, day.UnexplainedCount);
        }
    }
}
