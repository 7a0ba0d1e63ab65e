using Octomart.AiSubgraph.Sentiments.Retraining;
using Octomart.Store;

namespace Octomart.AiSubgraph.Sentiments;

/// <summary>The model in use. Loading ML.NET takes a second, so it happens at the first question, which background work asks.</summary>
internal sealed class CurrentSentimentModel(IDocumentStore store) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private volatile ISentimentModel? _model;

    /// <summary>The model learned from the shop's stars when there is one, else the shipped one.</summary>
    public async Task<ISentimentModel> GetAsync(CancellationToken cancellationToken)
    {
        if (_model is { } loaded)
        {
            return loaded;
        }

        await _loading.WaitAsync(cancellationToken);
        try
        {
            return _model ??= await LoadAsync(cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>The version of the model in use, without loading it: a shop whose reviews are all scored starts without ML.NET.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellationToken) => _model?.Version
        ?? (await store.Set<ShopSentimentModel>().FindAsync(ShopSentimentModel.TheId, cancellationToken))?.ModelVersion
        ?? ShippedSentimentModel.Version;

    /// <summary>Whether the shop has no model of its own.</summary>
    public async Task<bool> IsShippedAsync(CancellationToken cancellationToken) => await VersionAsync(cancellationToken) == ShippedSentimentModel.Version;

    public void Replace(ISentimentModel model) => _model = model;

    public void Dispose() => _loading.Dispose();

    private async Task<ISentimentModel> LoadAsync(CancellationToken cancellationToken)
    {
        var shipped = ShippedSentimentModel.Load();
        if (await store.Set<ShopSentimentModel>().FindAsync(ShopSentimentModel.TheId, cancellationToken) is not { } shop)
        {
            return shipped;
        }

        using var stream = new MemoryStream(shop.Model);
        return new BlendedSentimentModel(shipped, SentimentModel.Load(stream, shop.ModelVersion));
    }
}
