using Octomart.Contracts.Events;
using Octomart.DemoShop;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Attributes;
using Octomart.ProductSubgraph.Bulk;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Catalogue.Announcements;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Demo;
using Octomart.ProductSubgraph.Descriptions;
using Octomart.ProductSubgraph.Files;
using Octomart.ProductSubgraph.Import;
using Octomart.ProductSubgraph.Limits;
using Octomart.ProductSubgraph.Media;
using Octomart.ProductSubgraph.Media.Pictures;
using Octomart.ProductSubgraph.Offers;
using Octomart.ProductSubgraph.Prices;
using Octomart.ProductSubgraph.Moderation;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Questions;
using Octomart.ProductSubgraph.Reviews;
using Octomart.ProductSubgraph.Sellers;
using Octomart.ProductSubgraph.Stock;
using Octomart.ProductSubgraph.Uploads;
using Octomart.ProductSubgraph.Variants;
using Octomart.ProductSubgraph.Warehouses;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.ProductSubgraph;

/// <summary>Owns the catalogue: products, variants, categories, stock, reviews and pictures.</summary>
public sealed class ProductSubgraph : Subgraph
{
    /// <inheritdoc />
    public override string Name => "product";

    /// <inheritdoc />
    public override void ConfigureStore(StoreModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model
            .Collection<Product>("products", c => c
                .Unique("slug", [p => p.Slug])
                .Index("review_queue", [p => p.SubmittedAt], p => p.Status == ProductStatus.PendingReview))
            .Collection<ProductSummary>("product_summaries", c => c.Index("changed", [s => s.ChangedAt]))
            .Collection<Variant>("variants", c => c.Unique("sku", [v => v.SellerId, v => v.Sku]).Index("product", [v => v.ProductId]))
            .Collection<PastPrice>("past_prices", c => c.Index("variant", [p => p.VariantId]))
            .Collection<Category>("categories", c => c.Unique("slug", [x => x.Slug]).Index("moving", [x => x.IsMoving], x => x.IsMoving))
            .Collection<AttributeDefinition>("attribute_definitions")
            .Collection<Warehouse>("warehouses", c => c.Index("seller", [w => w.SellerId]))
            .Collection<InventoryLevel>("inventory_levels", c => c.Index("variant", [l => l.VariantId]).Index("warehouse", [l => l.WarehouseId]))
            .Collection<StockMovement>("stock_movements", c => c.Index("variant", [m => m.VariantId, m => m.At]))
            .Collection<StockReservation>("stock_reservations", c => c.Index("due", [r => r.ExpiresAt], r => r.Status == StockReservationStatus.Reserved))
            .Collection<Review>("reviews", c => c
                .Index("newest", [r => r.ProductId, r => r.CreatedAt])
                .Index("helpful", [r => r.ProductId, r => r.HelpfulCount])
                .Index("rating", [r => r.ProductId, r => r.Rating])
                .Index("queue", [r => r.CreatedAt], r => r.NeedsModeration))
            .Collection<ReviewReportEntry>("review_reports", c => c.Index("review", [r => r.ReviewId]))
            .Collection<HelpfulVote>("helpful_votes", c => c.Index("subject", [v => v.SubjectId]))
            .Collection<Question>("questions", c => c
                .Index("newest", [q => q.ProductId, q => q.CreatedAt])
                .Index("helpful", [q => q.ProductId, q => q.HelpfulCount])
                .Index("queue", [q => q.CreatedAt], q => q.NeedsModeration))
            .Collection<QuestionReportEntry>("question_reports", c => c.Index("question", [r => r.QuestionId]))
            .Collection<Purchase>("purchases")
            .Collection<SellerStanding>("sellers")
            .Collection<Announcement>("announcements")
            .Collection<Upload>("uploads", c => c.Index("expires", [u => u.ExpiresAt]).Index("file", [u => u.File]))
            .Collection<BulkOperation>("bulk_operations", c => c
                .Index("seller", [o => o.SellerId, o => o.CreatedAt])
                .Index("created", [o => o.CreatedAt])
                .Index("open", [o => o.CreatedAt], o => o.IsOpen)
                .Index("result", [o => o.ResultFile]))
            .Collection<BulkErrorPage>("bulk_errors")
            .Collection<MediaUse>("media_uses", c => c.Index("file", [u => u.File]));
    }

    /// <inheritdoc />
    public override void ConfigureMessages(MessagingBuilder messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        messages
            .Handle<OrderConfirmed, NotePurchases>()
            .Handle<OrderCancelled, TakeBackSales>()
            .Handle<SellerOrderCancelled, TakeBackSales>()
            .Handle<ReturnChanged, TakeBackSales>()
            .Handle<SellerChanged, FollowSeller>();
    }

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProductOptions>().BindConfiguration(ProductOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CatalogueOptions>().BindConfiguration(CatalogueOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ReservationOptions>().BindConfiguration(ReservationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CatalogueIndex>();
        services.AddScoped<LateProductsLoader>();
        services.AddSingleton<ListFacts>();
        services.AddHostedService<CatalogueLoader>();
        services.AddSingleton<ProductRecorder>();
        services.AddSingleton<PriceRecorder>();
        services.AddHostedService<Announcer>();
        services.AddSingleton<CategoryRetirement>();
        services.AddHostedService<CategoryMover>();
        services.AddSingleton<DescriptionCleaner>();
        services.AddSingleton<ProductEditor>();
        services.AddSingleton<CategoryImport>();
        services.AddSingleton<RowPlanner>();
        services.AddSingleton<RowImport>();
        AddBulk(services);
        services.AddSingleton<IDemoSeed, CatalogueSeed>();
        services.AddSingleton<ProductAccess>();
        services.AddSingleton<AvailabilityRules>();
        services.AddSingleton<StockAnnouncer>();
        services.AddSingleton<AvailabilitySignals>();
        services.AddSingleton<LevelWriter>();
        services.AddSingleton<ReservationEnd>();
        services.AddHostedService<ReservationSweeper>();
        services.AddScoped<ProductListing>();
        services.AddOptions<ModerationOptions>().BindConfiguration(ModerationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Moderators>();
        services.AddSingleton<ReviewLedger>();
        services.AddScoped<ReviewListing>();
        services.AddScoped<QuestionListing>();
        services.AddScoped<ReportsByReviewLoader>();
        services.AddSingleton<QuestionLedger>();
        services.AddScoped<ReportsByQuestionLoader>();
        services.AddScoped<ProductBySlugLoader>();
        services.AddScoped<VariantsByProductLoader>();
        services.AddScoped<LevelsByVariantLoader>();
        services.AddScoped<VariantBySkuLoader>();
        services.AddScoped<PastPricesLoader>();
        services.AddScoped<BuyBoxLoader>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(WebApplication app)
    {
        app.MapMedia();
        app.MapPictures();
        app.MapUploads();
        app.MapDownloads();
    }

    private static void AddBulk(IServiceCollection services)
    {
        services.AddOptions<BulkOptions>().BindConfiguration(BulkOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IFileStore, DiskFileStore>();
        services.AddSingleton<IFileUse, BulkFileUse>();
        services.AddSingleton<IFileUse, MediaFileUse>();
        services.AddSingleton<PictureReader>();
        services.AddSingleton<Renditions>();
        services.AddSingleton<MediaEditor>();
        services.AddSingleton<FileSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<FileSweeper>());
        services.AddSingleton<UserLimits>();
        services.AddSingleton<BulkChanges>();
        services.AddSingleton<BulkStart>();
        services.AddSingleton<DownloadLinks>();
        services.AddSingleton<ImportJob>();
        services.AddSingleton<ExportJob>();
        services.AddHostedService<BulkRunner>();
    }
}
