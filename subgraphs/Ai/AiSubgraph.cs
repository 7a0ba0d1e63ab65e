using Octomart.AiSubgraph.Catalogue;
using Octomart.AiSubgraph.Interactions;
using Octomart.AiSubgraph.Recommendations;
using Octomart.AiSubgraph.Reviews;
using Octomart.AiSubgraph.Search;
using Octomart.AiSubgraph.Sentiments;
using Octomart.AiSubgraph.Sentiments.Retraining;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.AiSubgraph;

/// <summary>Search, recommendations and sentiment, learned from what happens in the shop.</summary>
public sealed class AiSubgraph : Subgraph
{
    /// <summary>An import sends thousands of product events.</summary>
    private const int ProductBatch = 200;

    /// <inheritdoc />
    public override string Name => "ai";

    /// <inheritdoc />
    public override void ConfigureStore(StoreModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Collection<CatalogueEntry>("products");
        model.Collection<ReviewEntry>("reviews", c => c.Index("product", [review => review.ProductId, review => review.CreatedAt]));
        model.Collection<PurchaseEntry>("purchases");
        model.Collection<InteractionEntry>("interactions");
        model.Collection<ShopSentimentModel>("models");
    }

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AiOptions>().BindConfiguration(AiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(_ => new ProductSearchIndex());
        services.AddSingleton<LiveCatalogue>();
        services.AddHostedService<CatalogueLoader>();

        services.AddSingleton<CurrentSentimentModel>();
        services.AddSingleton<SentimentRetraining>();
        services.AddHostedService<SentimentRetrainingJob>();
        services.AddSingleton<ReviewQueue>();
        services.AddScoped<ReviewsOfProduct>();
        services.AddHostedService<ReviewScorer>();

        services.AddSingleton<Recommender>();
        services.AddHostedService<RecommendationTrainer>();
        services.AddSingleton<InteractionRateLimit>();
    }

    /// <inheritdoc />
    public override void ConfigureMessages(MessagingBuilder messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        messages.Handle<ProductChanged, KeepProduct>(ProductBatch)
            .Handle<ReviewPublished, KeepReview>(ProductBatch)
            .Handle<ReviewWithdrawn, ForgetReview>()
            .Handle<OrderConfirmed, KeepPurchase>();
    }
}
