using Octomart.AiSubgraph.Catalogue;
using Octomart.AiSubgraph.Recommendations.Model;
using Octomart.AiSubgraph.References;
using Octomart.AiSubgraph.Search;

namespace Octomart.AiSubgraph.Recommendations;

/// <summary>
/// Answers from the model in use, and only with products that can be found. Where the model runs out (newcomers, a young shop), the
/// most popular of the categories that the user knows follow, then the most popular of all, then the best rated.
/// </summary>
internal sealed class Recommender(LiveCatalogue catalogue) : IDisposable
{
    private readonly SemaphoreSlim _stale = new(0);
    private volatile RecommendationModel _model = RecommendationModel.Build([], [], "items-0");

    /// <summary>Something was bought or looked at that the model does not know of.</summary>
    public void MarkStale() => _stale.Release();

    /// <summary>Completes when the model has become stale; what gathered so far counts once.</summary>
    public async Task WhenStaleAsync(CancellationToken cancellationToken)
    {
        await _stale.WaitAsync(cancellationToken);
        while (await _stale.WaitAsync(0, cancellationToken))
        {
        }
    }

    public void Dispose() => _stale.Dispose();

    public void Replace(RecommendationModel model) => _model = model;

    public IReadOnlyList<ScoredProduct> BoughtTogether(string productId, int first)
    {
        var model = _model;
        return
        [
            .. model.BoughtTogether(productId).Where(n => catalogue.Index.Find(n.Item) is not null).Take(first)
                .Select(n => new ScoredProduct(new ProductReference(n.Item), n.Similarity, "Often bought together", model.Version)),
        ];
    }

    public IReadOnlyList<ScoredProduct> For(string userId, int first)
    {
        var model = _model;
        var history = model.HistoryOf(userId)?.Items ?? [];
        var owned = history.Where(i => i.IsPurchase).Select(i => i.ProductId).ToHashSet(StringComparer.Ordinal);
        var candidates = Learned(model, history)
            .Concat(PopularInKnownCategories(model, history))
            .Concat(PopularInAll(model))
            .Concat(BestRated(first + owned.Count));
        return
        [
            .. candidates.Where(c => !owned.Contains(c.Product!.Id) && catalogue.Index.Find(c.Product.Id) is not null)
                .DistinctBy(c => c.Product!.Id).Take(first),
        ];
    }

    private IEnumerable<ScoredProduct> Learned(RecommendationModel model, IReadOnlyList<HistoryItem> history) => model.Suggest(history)
        .Select(s => new ScoredProduct(new ProductReference(s.ProductId), s.Score, Because(s.Because), model.Version));

    private IEnumerable<ScoredProduct> PopularInKnownCategories(RecommendationModel model, IReadOnlyList<HistoryItem> history)
    {
        // The last category is the narrowest.
        var known = history.Select(i => catalogue.Index.Find(i.ProductId)).OfType<SearchDocument>()
            .Where(d => !d.Categories.IsEmpty).Select(d => d.Categories[^1]).Distinct().ToDictionary(c => c.Id, c => c.Name, StringComparer.Ordinal);
        return model.Popular.Select(p => (p, Document: catalogue.Index.Find(p.ProductId)))
            .Where(p => p.Document is { Categories.IsEmpty: false } && known.ContainsKey(p.Document.Categories[^1].Id))
            .Select(p => Popular(p.p, $"Popular in {known[p.Document!.Categories[^1].Id]}", model));
    }

    private static IEnumerable<ScoredProduct> PopularInAll(RecommendationModel model) =>
        model.Popular.Select(p => Popular(p, "Popular with other shoppers", model));

    private static ScoredProduct Popular(Popular popular, string reason, RecommendationModel model) =>
        new(new ProductReference(popular.ProductId), popular.Weight, reason, model.Version);

    private IEnumerable<ScoredProduct> BestRated(int first)
    {
        var request = new SearchRequest("") { Order = SearchOrder.RatingDescending, First = first, Criteria = SearchCriteria.None with { InStockOnly = true } };
        return catalogue.Index.Search(request).Hits.Select(hit => new ScoredProduct(
            new ProductReference(hit.Document.Id), 0, hit.Document.Rating > 0 ? "Well rated by shoppers" : "In stock now", _model.Version));
    }

    private string? Because(HistoryItem item) =>
        catalogue.Index.Find(item.ProductId)?.Title is { } title ? $"Because you {(item.IsPurchase ? "bought" : "looked at")} {title}" : null;
}
