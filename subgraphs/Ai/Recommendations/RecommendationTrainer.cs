using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Octomart.AiSubgraph.Catalogue;
using Octomart.AiSubgraph.Interactions;
using Octomart.AiSubgraph.Recommendations.Model;
using Octomart.Store;

namespace Octomart.AiSubgraph.Recommendations;

/// <summary>Builds the model at the start, and anew a moment after something was bought or looked at.</summary>
internal sealed partial class RecommendationTrainer(
    IDocumentStore store, Recommender recommender, IOptions<AiOptions> options, TimeProvider clock, ILogger<RecommendationTrainer> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        recommender.MarkStale();
        while (!stoppingToken.IsCancellationRequested)
        {
            await recommender.WhenStaleAsync(stoppingToken);
            try
            {
                recommender.Replace(await BuildAsync(stoppingToken));
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailure(failure);
            }

            await Task.Delay(options.Value.RecommendationDelay, clock, stoppingToken);
        }
    }

    private async Task<RecommendationModel> BuildAsync(CancellationToken cancellationToken)
    {
        var items = new List<(string UserId, HistoryItem Item, DateTimeOffset At)>();
        var orders = new List<IReadOnlyCollection<string>>();
        await foreach (var purchase in store.Set<PurchaseEntry>().AllAsync(cancellationToken))
        {
            orders.Add(purchase.ProductIds);
            // A guest's order is a history of its own: it tells what goes together, and nobody is recommended anything from it.
            items.AddRange(purchase.ProductIds.Select(p => (purchase.BuyerId ?? purchase.Id, new HistoryItem(p, true), purchase.At)));
        }

        await foreach (var interaction in store.Set<InteractionEntry>().AllAsync(cancellationToken, i => i.UserId != null))
        {
            items.Add((interaction.UserId!, new HistoryItem(interaction.ProductId, false), interaction.At));
        }

        var version = $"items-{orders.Count}-{items.Count}";
        return RecommendationModel.Build([.. items.GroupBy(i => i.UserId).Select(g => new History(g.Key, Newest(g)))], orders, version);
    }

    /// <summary>Each product once, newest first; bought beats looked at.</summary>
    private static ImmutableArray<HistoryItem> Newest(IEnumerable<(string UserId, HistoryItem Item, DateTimeOffset At)> items) =>
    [
        .. items.GroupBy(i => i.Item.ProductId)
            .Select(g => (Item: new HistoryItem(g.Key, g.Any(i => i.Item.IsPurchase)), At: g.Max(i => i.At)))
            .OrderByDescending(i => i.At).ThenBy(i => i.Item.ProductId, StringComparer.Ordinal)
            .Select(i => i.Item),
    ];

    [LoggerMessage(LogLevel.Error, "Building recommendations failed; the ones in use stay.")]
    private partial void LogFailure(Exception failure);
}
