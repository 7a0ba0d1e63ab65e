using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Attributes;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Descriptions;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Stock;
using Octomart.ProductSubgraph.Variants;
using Octomart.ProductSubgraph.Warehouses;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Import;

/// <summary>A document before and after; before is null for a new one.</summary>
internal readonly record struct Change<T>(T? Before, T After) where T : Document
{
    /// <summary>Whether anything that is stored differs.</summary>
    public bool IsReal => Before is null || (!ReferenceEquals(Before, After) && !DocumentJson.Same(Before, After));

    public void Write(IUnitOfWork work)
    {
        if (Before is null)
        {
            work.Insert(After);
        }
        else if (IsReal)
        {
            work.Update(After);
        }
    }
}

/// <summary>What a row makes of a product: pure, so that a dry run sees exactly what an import would do.</summary>
internal sealed record RowPlan(Change<Product> Product, ImmutableArray<Change<Variant>> Variants, ImmutableArray<Change<InventoryLevel>> Levels)
{
    /// <summary>Whether the shop would be another one.</summary>
    public bool ChangesAnything =>
        Product.Before is not { } before
        || !DocumentJson.Same(before, Product.After with { UpdatedAt = before.UpdatedAt, Origin = before.Origin })
        || Variants.Any(change => change.IsReal) || Levels.Any(change => change.IsReal);
}

/// <summary>Works out what rows mean for what is there.</summary>
internal sealed class RowPlanner(DescriptionCleaner cleaner, TimeProvider clock)
{
    /// <summary>The plan, or what is wrong with the row.</summary>
    public (RowPlan? Plan, BulkError? Error) Plan(ImportRow row, ImportState state, ImportSetting setting)
    {
        if (row.ProductId is not null && state.ProductOf(row)?.SellerId != state.SellerId)
        {
            return (null, row.Error(OwnFields.ProductId, CatalogErrorCode.NotFound, "There is no such product."));
        }

        if (row.Variants.FirstOrDefault(variant => variant.VariantId is not null && state.VariantOf(row, variant) is null) is { } unknown)
        {
            return (null, row.Error(OwnFields.VariantId, CatalogErrorCode.NotFound, $"The product has no variant '{unknown.VariantId}'."));
        }

        if (CategoriesOf(row, setting.Categories, out var missing) is not { } categoryIds)
        {
            return (null, row.Error("category", CatalogErrorCode.NotFound, $"There is no category '{missing}'."));
        }

        if (MisfitOf(row, setting.Attributes) is { } misfit)
        {
            return (null, misfit);
        }

        var variants = row.Variants.Select(variant => (Row: variant, Change: VariantFrom(row, variant, state, setting.Attributes))).ToList();
        if (variants.Exists(variant => variant.Change.After.MaxPerOrder < variant.Change.After.MinPerOrder))
        {
            return (null, row.Error(OwnFields.MaxPerOrder, CatalogErrorCode.Invalid, "The maximum is below the minimum."));
        }

        var levels = ImmutableArray.CreateBuilder<Change<InventoryLevel>>();
        foreach (var (variant, change) in variants)
        {
            if (LevelFrom(row, variant, change.After, state) is not { } level)
            {
                return (null, row.Error("stock", CatalogErrorCode.StockBelowReserved, $"Fewer units of '{variant.Sku}' would be left than are reserved for orders."));
            }

            levels.Add(level);
        }

        return (new RowPlan(ProductFrom(row, state, setting, categoryIds), [.. variants.Select(variant => variant.Change)], levels.ToImmutable()), null);
    }

    // Null when one is missing.
    private static ImmutableArray<string>? CategoriesOf(ImportRow row, CategoryTree tree, out string? missing)
    {
        missing = null;
        if (row.CategorySlugs is { } slugs)
        {
            missing = slugs.FirstOrDefault(slug => tree.FindBySlug(slug) is null);
            return missing is null ? [.. slugs.Select(slug => tree.FindBySlug(slug)!.Id)] : null;
        }

        if (row.CategoryPath.IsEmpty)
        {
            return [];
        }

        missing = string.Join(" > ", row.CategoryPath);
        return CategoryImport.Find(tree, row.CategoryPath) is { } category ? [category.Id] : null;
    }

    // What productUpdate and variantUpsert would refuse, a file does not bring in either.
    private static BulkError? MisfitOf(ImportRow row, AttributeBook book) =>
        MisfitOf(row, OwnFields.Attributes, row.Attributes ?? [], book)
        ?? row.Variants.Select(variant => MisfitOf(row, OwnFields.Options, variant.Options ?? [], book)).FirstOrDefault(misfit => misfit is not null);

    private static BulkError? MisfitOf(ImportRow row, string field, ImmutableArray<AttributeInput> attributes, AttributeBook book) => attributes
        .Select(attribute => AttributeInputs.Misfit(attribute, book) is { } misfit ? row.Error(field, CatalogErrorCode.Invalid, $"{attribute.Code}: {misfit.Message}") : null)
        .FirstOrDefault(misfit => misfit is not null);

    private static ImmutableArray<AttributeValue>? ValuesOf(ImmutableArray<AttributeInput>? attributes, AttributeBook book) =>
        attributes is { } stated ? [.. stated.Select(attribute => attribute.ToValue(book))] : null;

    private Change<Product> ProductFrom(ImportRow row, ImportState state, ImportSetting setting, ImmutableArray<string> categoryIds)
    {
        var now = clock.GetUtcNow();
        var known = state.ProductOf(row);
        var product = known ?? New(row, state, setting, now);
        var description = DescriptionOf(row, product);
        return new Change<Product>(known, product with
        {
            Title = row.Title ?? product.Title,
            DescriptionHtml = description.Html,
            DescriptionText = description.Text,
            Brand = row.Brand is null ? product.Brand : row.Brand.Length == 0 ? null : row.Brand,
            CategoryIds = row.CategorySlugs is null && row.ProductId is not null ? product.CategoryIds : categoryIds,
            TaxClass = row.TaxClass ?? product.TaxClass,
            Attributes = ValuesOf(row.Attributes, setting.Attributes) ?? product.Attributes,
            UpdatedAt = now,
            Origin = new ImportOrigin(product.Origin?.SourceId ?? row.SourceId, row.Fingerprint, row.ProductId is null ? row.Variants[0].Stock ?? 0 : product.Origin?.Stock ?? 0),
        });
    }

    private static Product New(ImportRow row, ImportState state, ImportSetting setting, DateTimeOffset now)
    {
        var id = row.ProductIdFor(state.SellerId);
        var draft = new Product
        {
            Id = id,
            Slug = state.ClaimSlug(Slug.Of(row.Title!), id),
            SellerId = state.SellerId,
            Title = row.Title!,
            Status = ProductStatus.Draft,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return row.IsDraft ? draft : (setting.RequiresApproval ? draft.Submit(now) : draft.Publish(now))!;
    }

    // What we exported is clean already, and cleaning is what costs most.
    private Description DescriptionOf(ImportRow row, Product product) =>
        row.DescriptionHtml is { } html ? html == product.DescriptionHtml ? new Description(product.DescriptionHtml, product.DescriptionText) : cleaner.Html(html)
        : row.Description is { } text ? cleaner.Plain(text)
        : new Description(product.DescriptionHtml, product.DescriptionText);

    private Change<Variant> VariantFrom(ImportRow row, ImportVariant form, ImportState state, AttributeBook book)
    {
        var known = state.VariantOf(row, form);
        var id = known?.Id ?? form.IdFor(state.SellerId, row);
        var sku = state.ClaimSku(row, form, id);
        var variant = known ?? new Variant
        {
            Id = id,
            ProductId = row.ProductIdFor(state.SellerId),
            SellerId = state.SellerId,
            Sku = sku,
            Position = row.Variants.IndexOf(form),
            CreatedAt = clock.GetUtcNow(),
        };
        return new Change<Variant>(known, variant with
        {
            Sku = sku,
            Gtin = form.Gtin ?? variant.Gtin,
            Options = ValuesOf(form.Options, book) ?? variant.Options,
            Prices = Prices(variant.Prices, form.Prices, row.HasAllPrices && form.Prices.Length > 0),
            CompareAtPrices = form.CompareAtPrices is { } before ? Prices(variant.CompareAtPrices, before, row.HasAllPrices) : variant.CompareAtPrices,
            WeightGrams = form.WeightGrams ?? variant.WeightGrams,
            MinPerOrder = form.MinPerOrder ?? variant.MinPerOrder,
            MaxPerOrder = VariantRules.MaxPerOrder(form.MaxPerOrder, variant),
        });
    }

    private static ImmutableArray<Money> Prices(ImmutableArray<Money> known, ImmutableArray<Money> stated, bool areAll) =>
        areAll ? stated : known.Where(price => stated.All(other => other.Currency != price.Currency)).Concat(stated).ToImmutableArray() is var all && all.ToHashSet().SetEquals(known) ? known : all;

    // Null when more would be taken away than is free.
    private static Change<InventoryLevel>? LevelFrom(ImportRow row, ImportVariant form, Variant variant, ImportState state)
    {
        var levels = state.LevelsOf(variant.Id).ToList();
        var mainId = InventoryLevel.IdOf(variant.Id, Warehouse.DefaultIdOf(state.SellerId));
        var known = levels.Find(level => level.Id == mainId);
        var level = known ?? new InventoryLevel
        {
            Id = mainId,
            VariantId = variant.Id,
            ProductId = variant.ProductId,
            SellerId = state.SellerId,
            WarehouseId = Warehouse.DefaultIdOf(state.SellerId),
        };
        var origin = row.ProductId is null && state.ProductOf(row)?.Origin is { } last && row.Variants.Length == 1 ? last.Stock : (int?)null;
        var delta = form.Stock is not { } stock ? 0 : stock - (form.StockWas ?? origin ?? levels.Sum(l => l.OnHand));
        var isNothingNew = known is null && delta == 0 && state.VariantOf(row, form) is not null;
        return level.Adjust(delta) is { } adjusted ? new Change<InventoryLevel>(isNothingNew ? adjusted : known, adjusted) : null;
    }
}
