using Octomart.Contracts;
using Octomart.DemoShop;
using Octomart.DemoShop.Catalogue;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Descriptions;
using Octomart.ProductSubgraph.Prices;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Questions;
using Octomart.ProductSubgraph.Reviews;
using Octomart.ProductSubgraph.Stock;
using Octomart.ProductSubgraph.Variants;
using Octomart.ProductSubgraph.Warehouses;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Demo;

/// <summary>Writes the demo catalogue, some products a unit of work. A product that is there already is left alone, with all that belongs to it.</summary>
internal sealed class CatalogueSeed(IDocumentStore store, ProductRecorder recorder, CatalogueIndex index, DescriptionCleaner cleaner) : IDemoSeed
{
    private const int BatchSize = 40;

    // What is reduced cost its former price for as long after it came into the shop.
    private static readonly TimeSpan BeforeReduction = TimeSpan.FromDays(35);
    private static readonly DateTimeOffset ListedAt = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public async Task SeedAsync(DemoSeedContext context, CancellationToken cancellationToken)
    {
        await store.WriteAsync([CategoryLock.Key], WriteCategoriesAsync, cancellationToken);
        await store.WriteAsync(WriteWarehousesAsync, cancellationToken);
        var reviews = DemoCatalogue.Reviews.ToLookup(review => review.ProductId, StringComparer.Ordinal);
        var done = 0;
        foreach (var batch in DemoCatalogue.Products.Chunk(BatchSize))
        {
            await store.WriteAsync((work, token) => WriteProductsAsync(work, batch, reviews, token), cancellationToken);
            context.Progress.Report((double)(done += batch.Length) / DemoCatalogue.Products.Count);
        }

        await store.WriteAsync(WriteSharedListingsAsync, cancellationToken);
    }

    private async Task WriteCategoriesAsync(IUnitOfWork work, CancellationToken cancellationToken)
    {
        var known = await work.FindManyAsync<Category>([.. DemoCatalogue.Categories.Select(category => category.CategoryId)], cancellationToken);
        var missing = DemoCatalogue.Categories.Where(category => !known.ContainsKey(category.CategoryId))
            .Select(category => new Category
            {
                Id = category.CategoryId,
                Slug = category.Slug,
                Name = category.Name,
                ParentId = category.Parent?.CategoryId,
                Position = category.Position,
            })
            .ToList();
        missing.ForEach(work.Insert);
        work.AfterCommit(() => index.Apply(missing));
    }

    private static async Task WriteWarehousesAsync(IUnitOfWork work, CancellationToken cancellationToken)
    {
        var known = await work.FindManyAsync<Warehouse>([.. DemoSellers.All.Select(seller => Warehouse.DefaultIdOf(seller.SellerId))], cancellationToken);
        foreach (var seller in DemoSellers.All.Where(seller => !known.ContainsKey(Warehouse.DefaultIdOf(seller.SellerId))))
        {
            work.Insert(Warehouse.Default(seller.SellerId) with { Name = $"{seller.Name} warehouse", CountryCode = seller.CountryCode });
        }
    }

    private async Task WriteProductsAsync(IUnitOfWork work, DemoProduct[] batch, ILookup<string, DemoReview> reviews, CancellationToken cancellationToken)
    {
        var known = await work.FindManyAsync<Product>([.. batch.Select(product => product.ProductId)], cancellationToken);
        foreach (var demo in batch.Where(demo => !known.ContainsKey(demo.ProductId)))
        {
            var product = ProductOf(demo);
            List<Variant> variants = [.. demo.Variants.Select((variant, position) => VariantOf(demo, variant, position))];
            work.Insert(product);
            variants.ForEach(work.Insert);
            variants.ForEach(variant => WriteFormerPrice(work, variant));
            foreach (var (variant, stock) in variants.Zip(demo.Variants))
            {
                work.Insert(LevelOf(variant, stock.Stock));
            }

            var summary = ProductSummary.Of(product.Id).With(product, variants) with
            {
                StockedVariantIds = [.. variants.Zip(demo.Variants).Where(pair => pair.Second.Stock > 0).Select(pair => pair.First.Id)],
            };
            summary = WriteReviews(work, summary, [.. reviews[product.Id].OrderBy(review => review.CreatedAt)]);
            recorder.Record(work, product, WriteQuestions(work, summary, demo, reviews[product.Id]));
        }
    }

    private async Task WriteSharedListingsAsync(IUnitOfWork work, CancellationToken cancellationToken)
    {
        var known = await work.FindManyAsync<Product>([.. DemoCatalogue.SharedListings.Select(listing => listing.ProductId)], cancellationToken);
        foreach (var demo in DemoCatalogue.SharedListings.Where(listing => !known.ContainsKey(listing.ProductId)))
        {
            var product = ListingOf(demo);
            List<Variant> variants = [.. demo.Offers.Select((offer, position) => VariantOf(demo, offer, position))];
            work.Insert(product);
            variants.ForEach(work.Insert);
            foreach (var (variant, offer) in variants.Zip(demo.Offers))
            {
                work.Insert(LevelOf(variant, offer.Stock));
            }

            recorder.Record(work, product, ProductSummary.Of(product.Id).With(product, variants) with
            {
                StockedVariantIds = [.. variants.Zip(demo.Offers).Where(pair => pair.Second.Stock > 0).Select(pair => pair.First.Id)],
            });
        }
    }

    private static void WriteFormerPrice(IUnitOfWork work, Variant variant)
    {
        if (variant.CompareAtPriceIn("EUR") is { } was)
        {
            work.Insert(new PastPrice { Id = OpaqueId.From("prc", variant.Id), VariantId = variant.Id, Price = was, From = variant.CreatedAt, Until = variant.TrailIn("EUR").From });
        }
    }

    private static ProductSummary WriteReviews(IUnitOfWork work, ProductSummary summary, IReadOnlyList<DemoReview> reviews)
    {
        foreach (var demo in reviews)
        {
            var review = new Review
            {
                Id = Review.IdOf(demo.ProductId, demo.Author.UserId),
                ProductId = demo.ProductId,
                AuthorId = demo.Author.UserId,
                Rating = demo.Rating,
                Title = demo.Title,
                Body = demo.Body,
                VerifiedPurchase = demo.IsVerified,
                HelpfulCount = demo.HelpfulCount,
                SellerReply = DemoReplies.To(demo),
                SellerRepliedAt = DemoReplies.To(demo) is null ? null : demo.CreatedAt.AddHours(20),
                CreatedAt = demo.CreatedAt,
            };
            work.Insert(review);
            work.Publish(review.ToEvent());
            if (demo.IsVerified)
            {
                work.Insert(new Purchase { Id = Purchase.IdOf(demo.ProductId, demo.Author.UserId), ProductId = demo.ProductId, UserId = demo.Author.UserId });
            }

            summary = summary.WithReview(review);
        }

        // Not everybody who buys writes.
        return summary with { Sold = reviews.Sum(review => 3L + (review.HelpfulCount / 2)) };
    }

    private static ProductSummary WriteQuestions(IUnitOfWork work, ProductSummary summary, DemoProduct product, IEnumerable<DemoReview> reviews)
    {
        var buyers = reviews.Where(review => review.IsVerified).Select(review => review.Author.UserId).ToHashSet(StringComparer.Ordinal);
        foreach (var demo in DemoQuestions.About(product.ProductId))
        {
            var id = OpaqueId.From("qst", demo.ProductId, demo.Author.UserId, demo.Body);
            var question = new Question { Id = id, ProductId = demo.ProductId, AuthorId = demo.Author.UserId, Body = demo.Body, HelpfulCount = demo.HelpfulCount, CreatedAt = demo.CreatedAt };
            foreach (var answer in demo.Answers)
            {
                question = question.With(new Answer(
                    Answer.IdOf(id, answer.Author.UserId),
                    answer.Author.UserId,
                    answer.IsSeller ? AnswererRole.Seller : AnswererRole.Buyer,
                    answer.IsSeller ? product.Seller.SellerId : null,
                    answer.Body,
                    ReviewStatus.Published,
                    0,
                    answer.CreatedAt));
                if (!answer.IsSeller && buyers.Add(answer.Author.UserId))
                {
                    work.Insert(new Purchase { Id = Purchase.IdOf(product.ProductId, answer.Author.UserId), ProductId = product.ProductId, UserId = answer.Author.UserId });
                }
            }

            work.Insert(question);
            summary = summary.WithQuestion(question);
        }

        return summary;
    }

    private Product ProductOf(DemoProduct demo)
    {
        var description = cleaner.Html(DescriptionOf(demo));
        return new Product
        {
            Id = demo.ProductId,
            Slug = demo.Slug,
            SellerId = demo.Seller.SellerId,
            Title = demo.Title,
            DescriptionHtml = description.Html,
            DescriptionText = description.Text,
            Status = ProductStatus.Active,
            Brand = demo.Brand,
            CategoryIds = [demo.Category.CategoryId],
            Attributes = [.. demo.Facts.Select(ToValue)],
            CreatedAt = demo.CreatedAt,
            UpdatedAt = demo.CreatedAt,
        };
    }

    private Product ListingOf(DemoSharedListing demo)
    {
        var description = cleaner.Html($"<p>{demo.Blurb}</p>");
        return new Product
        {
            Id = demo.ProductId,
            Slug = demo.Slug,
            SellerId = null,
            Title = demo.Title,
            DescriptionHtml = description.Html,
            DescriptionText = description.Text,
            Status = ProductStatus.Active,
            Brand = demo.Brand,
            CategoryIds = [demo.Category.CategoryId],
            Attributes = [.. demo.Facts.Select(ToValue)],
            CreatedAt = ListedAt,
            UpdatedAt = ListedAt,
        };
    }

    private static Variant VariantOf(DemoSharedListing listing, DemoOffer offer, int position) => new()
    {
        Id = offer.VariantId,
        ProductId = listing.ProductId,
        SellerId = offer.Seller.SellerId,
        Sku = offer.Sku,
        Prices = [new Money(offer.PriceCents, "EUR")],
        WeightGrams = offer.WeightGrams,
        Position = position,
        CreatedAt = ListedAt,
    };

    private static string DescriptionOf(DemoProduct demo)
    {
        var facts = string.Concat(demo.Facts.Select(fact => $"<li>{fact.Label}: {fact.Value}{(fact.Unit is null ? "" : $" {fact.Unit}")}</li>"));
        return $"<p>{demo.Blurb}</p><p>{demo.SellerNote}</p>{(facts.Length > 0 ? $"<ul>{facts}</ul>" : "")}";
    }

    private static Variant VariantOf(DemoProduct product, DemoVariant demo, int position) => new()
    {
        Id = demo.VariantId,
        ProductId = product.ProductId,
        SellerId = product.Seller.SellerId,
        Sku = demo.Sku,
        Options = [.. demo.Options.Select(ToValue)],
        Prices = [new Money(demo.PriceCents, "EUR")],
        PriceTrails = [demo.CompareAtCents is { } was
            ? PriceTrail.Start("EUR", product.CreatedAt).Change(was, demo.PriceCents, product.CreatedAt + BeforeReduction)
            : PriceTrail.Start("EUR", product.CreatedAt)],
        CompareAtPrices = demo.CompareAtCents is { } before ? [new Money(before, "EUR")] : [],
        WeightGrams = demo.WeightGrams,
        Position = position,
        CreatedAt = product.CreatedAt,
    };

    private static InventoryLevel LevelOf(Variant variant, int stock) => new()
    {
        Id = InventoryLevel.IdOf(variant.Id, Warehouse.DefaultIdOf(variant.SellerId)),
        VariantId = variant.Id,
        ProductId = variant.ProductId,
        SellerId = variant.SellerId,
        WarehouseId = Warehouse.DefaultIdOf(variant.SellerId),
        OnHand = stock,
    };

    private static AttributeValue ToValue(DemoFact fact) => new(fact.Code, fact.Label, fact.Value, fact.Unit);
}
